using App.Tests.Harness;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Avow.Tests.Ledger;

/// <summary>The ledger in a database: written in the deed's transaction, sealed afterwards, verified and searched from the rows.</summary>
public sealed class StoredLedgerTests
{
    private const string Rule = "message-taking.phone-message";
    private static readonly Instant Due = Instant.FromUtc(2026, 4, 15, 23, 0);

    [Databases]
    public async Task A_sealed_ledger_is_intact_and_signed_to_its_end(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await Dispose(house, 1, Ids(3));
        await Seal(house, 1);
        await Dispose(house, 1, Ids(2, from: 3));
        await Seal(house, 1);
        var report = await Verify(house, 1);
        report.Fault.ShouldBeNull();
        (report.Size, report.Covered).ShouldBe((2, 2));
    }

    [Databases]
    public async Task An_entry_that_waits_for_its_place_is_no_fault(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        (await Verify(house, 1)).ShouldSatisfyAllConditions(r => r.Intact.ShouldBeTrue(), r => r.Size.ShouldBe(0));
        await Dispose(house, 1, Ids(3));
        (await Verify(house, 1)).ShouldSatisfyAllConditions(r => r.Intact.ShouldBeTrue(), r => r.Size.ShouldBe(0));
    }

    [Databases]
    [InlineData("UPDATE ledger SET count = count + 1 WHERE sequence = 2", ChainFaultKind.Altered, 2)]
    [InlineData("UPDATE ledger SET at = 9223372036854775806 WHERE sequence = 2", ChainFaultKind.Altered, 2)]
    [InlineData("UPDATE ledger SET detail = 'due=1' WHERE sequence = 4", ChainFaultKind.Altered, 4)]
    [InlineData("UPDATE ledger SET act = act || chr(10) WHERE sequence = 4", ChainFaultKind.Altered, 4)]
    [InlineData("UPDATE ledger SET leaves = root WHERE sequence = 2", ChainFaultKind.Leaves, 2)]
    [InlineData("UPDATE ledger SET sequence = NULL, hash = NULL WHERE sequence = 2", ChainFaultKind.Dropped, 2)]
    [InlineData("UPDATE ledger SET sequence = 9 WHERE sequence = 2", ChainFaultKind.Dropped, 2)]
    [InlineData("DELETE FROM ledger WHERE sequence = 2", ChainFaultKind.Dropped, 2)]
    [InlineData("DELETE FROM ledger WHERE sequence >= 3", ChainFaultKind.Truncated, 3)]
    [InlineData("DELETE FROM ledger", ChainFaultKind.Truncated, 1)]
    [InlineData("DELETE FROM ledger_checkpoint WHERE size = 4", ChainFaultKind.Added, 4)]
    [InlineData("DELETE FROM ledger_checkpoint", ChainFaultKind.Added, 1)]
    [InlineData("DELETE FROM ledger_public_key", ChainFaultKind.CheckpointSignature, 1)]
    [InlineData("UPDATE ledger_public_key SET public_key = 'x'", ChainFaultKind.CheckpointSignature, 1)]
    [InlineData("UPDATE ledger_checkpoint SET note = replace(note, 'a', 'b') WHERE size = 4", ChainFaultKind.CheckpointSignature, 4)]
    public Task What_somebody_does_to_the_rows_is_named(DatabaseKind database, string deed, ChainFaultKind kind, int sequence) =>
        Names(database, deed, kind, sequence);

    // SQLite takes what PostgreSQL's columns refuse.
    [Theory]
    [InlineData("UPDATE ledger SET count = count + 4294967296 WHERE sequence = 2")]
    [InlineData("UPDATE ledger SET count = 'three' WHERE sequence = 2")]
    [InlineData("UPDATE ledger SET id = 'rubbish' WHERE sequence = 2")]
    [InlineData("UPDATE ledger SET actor = 'rubbish' WHERE sequence = 2")]
    [InlineData("UPDATE ledger SET root = 'rubbish' WHERE sequence = 2")]
    [InlineData("UPDATE ledger SET hash = 12 WHERE sequence = 2")]
    public Task A_value_of_the_wrong_kind_is_named(string deed) => Names(DatabaseKind.Sqlite, deed, ChainFaultKind.Altered, 2);

    private static async Task Names(DatabaseKind database, string deed, ChainFaultKind kind, int sequence)
    {
        await using var house = await House.Open(database);
        for (var i = 0; i < 4; i++)
        {
            await Dispose(house, 1, Ids(3, from: 3 * i));
            await Seal(house, 1);
        }

        await Execute(house, 1, database == DatabaseKind.Sqlite ? deed.Replace("chr(", "char(", StringComparison.Ordinal) : deed);
        var fault = (await Verify(house, 1)).Fault.ShouldNotBeNull();
        (fault.Kind, fault.Sequence).ShouldBe((kind, sequence));
    }

    [Databases]
    public async Task A_key_from_elsewhere_is_believed_instead_of_those_in_the_database(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await Dispose(house, 1, Ids(3));
        await Seal(house, 1);
        await using var work = await house.Store.Read(1);
        var key = (await work.Db.Set<LedgerPublicKey>().SingleAsync()).ToVerifyingKey();
        (await Verify(house, 1, VerifyingKey.Parse(key.Line)!)).Intact.ShouldBeTrue();
        using var stranger = LedgerKey.Create(key.Name);
        (await Verify(house, 1, stranger.Public)).Fault!.Kind.ShouldBe(ChainFaultKind.CheckpointSignature);
    }

    [Databases]
    public async Task Each_record_that_went_has_its_proof_and_no_other_has(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await Dispose(house, 1, Ids(2, from: 50));
        await Seal(house, 1);
        await Dispose(house, 1, Ids(7));
        await Dispose(house, 1, Ids(3, from: 7));
        await Seal(house, 1);
        foreach (var id in Ids(10))
            (await Find(house, 1, id)).ShouldBeOfType<ProofFound.Whole>().Proof.Recompute().ShouldAllBe(s => s.Ok);
        (await Find(house, 1, Ids(1, from: 10)[0])).ShouldBeOfType<ProofFound.Nothing>();
        (await Find(house, 1, Ids(1)[0], "recording")).ShouldBeOfType<ProofFound.Nothing>();
    }

    [Databases]
    public async Task A_record_that_went_a_moment_ago_has_its_proof_once_the_sealer_came_by(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await Dispose(house, 1, Ids(1));
        (await Find(house, 1, Ids(1)[0])).ShouldBeOfType<ProofFound.NotSealedYet>();
        await Seal(house, 1);
        (await Find(house, 1, Ids(1)[0])).ShouldBeOfType<ProofFound.Whole>();
    }

    [Databases]
    public async Task A_proof_from_altered_rows_fails(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await Dispose(house, 1, Ids(3));
        await Seal(house, 1);
        await Execute(house, 1, "UPDATE ledger SET policy = '2020-01-01'");
        (await Find(house, 1, Ids(1)[0])).ShouldBeOfType<ProofFound.Whole>().Proof.Recompute().ShouldContain(s => !s.Ok);
        await Execute(house, 1, "UPDATE ledger SET policy = act || '\n'");
        (await Find(house, 1, Ids(1)[0])).ShouldBeOfType<ProofFound.Whole>().Proof.Recompute().ShouldContain(s => !s.Ok);
    }

    [Databases]
    public async Task Another_organisation_sees_nothing_of_it(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await Dispose(house, 1, Ids(3));
        await Seal(house, 1);
        await Dispose(house, 2, Ids(1, from: 90));
        await Seal(house, 2);
        (await Find(house, 2, Ids(1)[0])).ShouldBeOfType<ProofFound.Nothing>();
        (await Verify(house, 2)).ShouldSatisfyAllConditions(r => r.Intact.ShouldBeTrue(), r => r.Size.ShouldBe(1));
        await Execute(house, 1, "UPDATE ledger SET count = 9 WHERE organisation_id = @organisation");
        (await Verify(house, 1)).Intact.ShouldBeFalse();
        (await Verify(house, 2)).Intact.ShouldBeTrue();
    }

    private static async Task Dispose(House house, long organisation, IReadOnlyList<Guid> ids)
    {
        await using var work = await house.Store.Write(organisation);
        var entry = new LedgerEntry
        {
            Act = Disposal.Act,
            At = Due,
            Kind = "phone-message",
            Rule = Rule,
            Policy = "2026-11-01",
            Detail = Disposal.DueDetail(Due, Ground.Period),
        };
        entry.Carry(LeafSet.Of([.. ids.Select(id => new RecordLeaf("phone-message", id, Rule, Due))]));
        house.Get<LedgerWriter>().Write(work, entry);
        await work.Commit();
    }

    private static Task Seal(House house, long organisation) => house.Get<Sealer>().Seal(organisation);

    private static Task<ChainReport> Verify(House house, long organisation, params VerifyingKey[] believed) =>
        house.Get<LedgerVerification>().Verify(organisation, believed);

    private static async Task<ProofFound> Find(House house, long organisation, Guid id, string kind = "phone-message")
    {
        await using var work = await house.Store.Read(organisation);
        return await ProofSearch.Find(work, kind, id);
    }

    private static async Task Execute(House house, long organisation, string sql)
    {
        await using var work = await house.Store.Write(organisation);
        await using var command = work.Command(sql);
        await command.ExecuteNonQueryAsync();
        await work.Commit();
    }

    private static List<Guid> Ids(int count, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(i => new Guid(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))];
}
