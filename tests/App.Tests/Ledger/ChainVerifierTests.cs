using Avow.Ledger;
using NodaTime;
using Shouldly;
using Xunit;

namespace Avow.Tests.Ledger;

public sealed class ChainVerifierTests : IDisposable
{
    private readonly LedgerKey _key = LedgerKey.Create(Chains.Name);
    private readonly List<LedgerEntry> _entries = Chains.Sealed(12);

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public async Task An_untouched_ledger_is_intact(int size)
    {
        var entries = Chains.Sealed(size);
        var report = new ChainVerifier(7, [_key.Public], [entries.Signed(size / 2, _key)]).Verify(entries);
        report.Fault.ShouldBeNull();
        (report.Size, report.Covered).ShouldBe((size, size / 2));
        report.Head.ShouldBe(size == 0 ? LedgerChain.Start(7) : entries[^1].Hash);
        (await new ChainVerifier(7, [_key.Public], [], entries.Signed(size, _key).Note).VerifyAsync(entries.ToAsyncEnumerable())).Intact.ShouldBeTrue();
    }

    public static TheoryData<string> Alterations() => [.. Alter.Keys];

    private static readonly Dictionary<string, Action<LedgerEntry>> Alter = new()
    {
        ["id"] = e => e.Rekey(default),
        ["organisation"] = e => e.OrganisationId = 8,
        ["at"] = e => e.At += Duration.FromMilliseconds(0.001),
        ["act"] = e => e.Act = "kept",
        ["kind"] = e => e.Kind = "recording",
        ["no kind"] = e => e.Kind = null,
        ["count"] = e => e.Count++,
        ["rule"] = e => e.Rule += "s",
        ["policy"] = e => e.Policy = "",
        ["actor"] = e => e.Actor = null,
        ["subject"] = e => e.Subject = default(Guid),
        ["detail"] = e => e.Detail = "day",
        ["detail that cannot stand there"] = e => e.Detail = "a\nb",
        ["root"] = e => e.Root![31] ^= 1,
        ["no root"] = e => e.Root = null,
        ["hash"] = e => e.Hash![0] ^= 0x80,
        ["no hash"] = e => e.Hash = null,
        ["short hash"] = e => e.Hash = [1],
    };

    [Theory]
    [MemberData(nameof(Alterations))]
    public void An_altered_field_names_its_entry(string field)
    {
        Alter[field](_entries[4]);
        Fault().ShouldBe((ChainFaultKind.Altered, 5, 5));
    }

    [Fact]
    public void The_last_entry_altered_is_named_as_well()
    {
        _entries[11].Count = 0;
        Fault().ShouldBe((ChainFaultKind.Altered, 12, 12));
    }

    [Fact]
    public void Only_the_first_of_two_alterations_is_named()
    {
        _entries[9].Detail = "x";
        _entries[3].Detail = "x";
        Fault().ShouldBe((ChainFaultKind.Altered, 4, 4));
    }

    [Fact]
    public void Leaves_that_do_not_lead_to_the_root_are_named()
    {
        foreach (var change in new Func<byte[], byte[]?>[] { l => [.. l[..^1], (byte)(l[^1] ^ 1)], l => l[32..], l => [.. l[32..], .. l[..32]], l => l[1..], _ => null })
        {
            var entries = Chains.Sealed(12);
            entries[4].Leaves = change(entries[4].Leaves!);
            new ChainVerifier(7, [], []).Verify(entries).Fault.ShouldNotBeNull().Kind.ShouldBe(ChainFaultKind.Leaves);
        }

        _entries[2].Leaves = [];
        Fault().ShouldBe((ChainFaultKind.Leaves, 3, 3));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(5, 3)]
    public void Dropped_entries_are_named_whether_or_not_the_rest_is_renumbered(int first, int count)
    {
        _entries.RemoveRange(first - 1, count);
        Fault().ShouldBe((ChainFaultKind.Dropped, first, first + count - 1));
        Renumber();
        Fault(Chains.Sealed(12).Signed(12, _key)).ShouldBe((ChainFaultKind.Dropped, first, first + count - 1));
    }

    [Fact]
    public void An_added_entry_is_named_whether_or_not_it_was_hashed_to_fit()
    {
        var added = Chains.Entry(99);
        _entries.Insert(4, added);
        added.Hash = _entries[0].Hash;
        Renumber();
        Fault().ShouldBe((ChainFaultKind.Added, 5, 5));
        added.Sequence = null;
        added.Seal(5, [.. _entries[3].Hash!]);
        Fault().ShouldBe((ChainFaultKind.Added, 5, 5));
    }

    [Fact]
    public void An_entry_that_shares_a_number_is_named()
    {
        var added = Chains.Entry(99);
        added.Seal(4, [.. _entries[2].Hash!]);
        _entries.Insert(4, added);
        Fault().ShouldBe((ChainFaultKind.Added, 4, 4));
    }

    [Fact]
    public void An_entry_added_at_the_end_shows_against_the_signed_tail()
    {
        var tail = _entries.Signed(12, _key).Note;
        var added = Chains.Entry(13);
        added.Seal(13, [.. _entries[11].Hash!]);
        _entries.Add(added);
        Fault().ShouldBeNull();
        var report = new ChainVerifier(7, [_key.Public], [], tail).Verify(_entries);
        report.Fault.ShouldNotBeNull().Kind.ShouldBe(ChainFaultKind.Added);
        (report.Size, report.Fault.Sequence).ShouldBe((12, 13));
    }

    [Theory]
    [InlineData(5, 6)]
    [InlineData(3, 8)]
    [InlineData(8, 3)]
    [InlineData(1, 12)]
    [InlineData(12, 1)]
    public void A_moved_entry_is_named_at_the_first_wrong_place(int from, int to)
    {
        var moved = _entries[from - 1];
        _entries.Remove(moved);
        _entries.Insert(to - 1, moved);
        Renumber();
        Fault().ShouldBe((ChainFaultKind.Moved, Math.Min(from, to), Math.Min(from, to)));
    }

    [Fact]
    public void Two_entries_that_changed_places_are_named()
    {
        (_entries[2], _entries[9]) = (_entries[9], _entries[2]);
        Renumber();
        Fault().ShouldBe((ChainFaultKind.Moved, 3, 3));
    }

    [Fact]
    public void An_entry_that_only_got_another_number_is_named()
    {
        _entries[11].Sequence = 14;
        Fault().ShouldBe((ChainFaultKind.Moved, 12, 12));
        _entries[11].Sequence = 12;
        _entries[4].Sequence = 40;
        _entries.Sort((a, b) => a.Sequence!.Value.CompareTo(b.Sequence!.Value));
        Fault().ShouldBe((ChainFaultKind.Moved, 5, 5));
    }

    [Fact]
    public void An_end_cut_off_shows_against_a_checkpoint()
    {
        var checkpoint = _entries.Signed(10, _key);
        _entries.RemoveRange(7, 5);
        Fault().ShouldBeNull();
        Fault(checkpoint).ShouldBe((ChainFaultKind.Truncated, 8, 10));
        _entries.Clear();
        Fault(checkpoint).ShouldBe((ChainFaultKind.Truncated, 1, 10));
    }

    [Fact]
    public void A_ledger_rewritten_with_all_its_hashes_shows_against_a_checkpoint()
    {
        LedgerCheckpoint[] checkpoints = [_entries.Signed(4, _key), _entries.Signed(9, _key)];
        var head = _entries[4].Hash!.ToArray();
        _entries[5].Detail = "another";
        foreach (var entry in _entries.Skip(5)) { entry.Sequence = null; entry.Seal(_entries.IndexOf(entry) + 1, head); }
        Fault().ShouldBeNull();
        Fault(checkpoints).ShouldBe((ChainFaultKind.CheckpointHead, 5, 9));
    }

    [Fact]
    public void A_checkpoint_that_no_known_key_signed_is_named()
    {
        using var stranger = LedgerKey.Create(Chains.Name);
        Fault(_entries.Signed(4, stranger)).ShouldBe((ChainFaultKind.CheckpointSignature, 1, 4));
        var forged = _entries.Signed(4, _key);
        forged.Note = forged.Note.Replace("\n4\n", "\n5\n", StringComparison.Ordinal);
        Fault(forged).ShouldBe((ChainFaultKind.CheckpointSignature, 1, 4));
        var misfiled = _entries.Signed(4, _key);
        misfiled.Size = 5;
        Fault(misfiled).ShouldBe((ChainFaultKind.CheckpointSignature, 1, 5));
        var beyond = _entries.Signed(12, stranger);
        beyond.Size = 90;
        Fault(_entries.Signed(4, _key), beyond).ShouldBe((ChainFaultKind.CheckpointSignature, 5, 90));
        new ChainVerifier(7, [_key.Public], [], "no note").Verify(_entries).Fault!.Kind.ShouldBe(ChainFaultKind.CheckpointSignature);
    }

    [Fact]
    public void Checkpoints_of_an_old_key_and_a_new_one_both_count()
    {
        using var fresh = LedgerKey.Create(Chains.Name);
        var report = new ChainVerifier(7, [_key.Public, fresh.Public], [_entries.Signed(12, fresh), _entries.Signed(4, _key), _entries.Signed(0, _key)])
            .Verify(_entries);
        report.Fault.ShouldBeNull();
        report.Covered.ShouldBe(12);
    }

    [Fact]
    public void Another_organisations_ledger_is_no_ledger_of_ours() =>
        new ChainVerifier(8, [_key.Public], []).Verify(_entries).Fault!.Sequence.ShouldBe(1);

    [Fact]
    public void One_object_filled_again_for_each_row_is_enough()
    {
        var verifier = new ChainVerifier(7, [], []);
        var row = new LedgerEntry();
        foreach (var e in _entries)
        {
            row.Rekey(e.Id);
            (row.OrganisationId, row.At, row.Act, row.Kind, row.Count, row.Rule) = (e.OrganisationId, e.At, e.Act, e.Kind, e.Count, e.Rule);
            (row.Policy, row.Actor, row.Subject, row.Root, row.Leaves, row.Detail) = (e.Policy, e.Actor, e.Subject, e.Root, e.Leaves, e.Detail);
            (row.Sequence, row.Hash) = (e.Sequence, e.Hash);
            verifier.Add(row).ShouldBeTrue();
        }

        verifier.Complete().Size.ShouldBe(12);
        Should.Throw<ArgumentException>(() => verifier.Add(Chains.Entry(13)));
    }

    [Fact]
    public void Nothing_is_allocated_for_an_entry()
    {
        var entry = new LedgerEntry { OrganisationId = 7, Act = "captured", Kind = "phone-message", Count = 1 };
        var head = LedgerChain.Start(7);
        entry.Seal(1, head);
        new ChainVerifier(7, [], []).Add(entry).ShouldBeTrue();
        var verifier = new ChainVerifier(7, [], []);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var added = verifier.Add(entry);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        added.ShouldBeTrue();
    }

    private void Renumber()
    {
        for (var i = 0; i < _entries.Count; i++) _entries[i].Sequence = i + 1;
    }

    private (ChainFaultKind, long, long)? Fault(params LedgerCheckpoint[] checkpoints) =>
        new ChainVerifier(7, [_key.Public], checkpoints).Verify(_entries).Fault is { } fault
            ? (fault.Kind, fault.Sequence, fault.Through)
            : null;
}
