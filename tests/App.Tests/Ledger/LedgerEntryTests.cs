using System.Security.Cryptography;
using System.Text;
using Avow.Ledger;
using NodaTime;
using Shouldly;
using Xunit;

namespace Avow.Tests.Ledger;

public class LedgerEntryTests
{
    [Fact]
    public void An_entry_is_the_text_that_its_description_says()
    {
        var entry = Chains.Entry(7);
        var text = """
            avow-ledger-1
            organisation 7
            id 00000007-0002-0003-0405-060708090a0b
            at 1767225607000000
            act disposed
            kind phone-message
            count 5
            rule message-taking
            policy 2026-11-01.1
            actor 00000001-0002-0003-0405-060708090a0b
            subject 00000002-0002-0003-0405-060708090a0b
            root ROOT
            detail night

            """.Replace("ROOT", Convert.ToHexStringLower(entry.Root!), StringComparison.Ordinal).ReplaceLineEndings("\n");
        LedgerEntryBytes.TextOf(entry).ShouldBe(text);
        entry.EntryHash().ShouldBe(SHA256.HashData(Encoding.UTF8.GetBytes("\0" + text)));
        LedgerEntryBytes.FieldOf(text, "count").ShouldBe("5");
        LedgerEntryBytes.FieldOf(text, "coun").ShouldBeNull();
    }

    [Fact]
    public void A_field_that_is_absent_is_not_a_field_that_is_empty()
    {
        var texts = new List<string>();
        foreach (var (kind, rule, detail) in new[] { (null, null, null), ("", null, null), (null, "", null), (null, null, ""), ("", "", "") })
        {
            var entry = new LedgerEntry { OrganisationId = 1, Id = default, Act = "look", Kind = kind, Rule = rule, Detail = detail };
            texts.Add(LedgerEntryBytes.TextOf(entry));
        }

        texts.Distinct().Count().ShouldBe(5);
        texts[0].ShouldBe("avow-ledger-1\norganisation 1\nid 00000000-0000-0000-0000-000000000000\nat 0\nact look\ncount 0\n");
    }

    [Theory]
    [InlineData("night\nroot 00")]
    [InlineData("night\u007F")]
    public void A_text_that_could_pretend_to_be_a_line_is_refused(string detail)
    {
        var entry = Chains.Entry(7);
        entry.Detail = detail;
        Should.Throw<InvalidOperationException>(entry.EntryHash);
        Should.Throw<InvalidOperationException>(() => LedgerEntryBytes.TextOf(entry));
    }

    [Fact]
    public void A_text_with_half_a_character_is_refused()
    {
        var entry = Chains.Entry(7);
        entry.Detail = "night" + (char)0xDC00;
        Should.Throw<InvalidOperationException>(entry.EntryHash);
    }

    [Fact]
    public void An_entry_is_sealed_once()
    {
        var head = LedgerChain.Start(7);
        var start = head.ToArray();
        var entry = Chains.Entry(7);
        entry.Seal(1, head);
        entry.Sequence.ShouldBe(1);
        entry.Hash.ShouldBe(SHA256.HashData([1, .. start, .. entry.EntryHash()]));
        entry.Hash.ShouldBe(head);
        Should.Throw<InvalidOperationException>(() => entry.Seal(2, head));
    }

    [Fact]
    public void Every_organisation_starts_its_chain_elsewhere()
    {
        LedgerChain.Start(1).ShouldBe(SHA256.HashData("avow-ledger-1 start of organisation 1"u8));
        LedgerChain.Start(1).ShouldNotBe(LedgerChain.Start(2));
    }

    [Fact]
    public void An_act_without_records_has_neither_leaves_nor_root()
    {
        var entry = new LedgerEntry { OrganisationId = 7, Act = "hold-placed", At = Instant.FromUtc(2026, 1, 1, 0, 0) };
        LedgerEntryBytes.TextOf(entry).ShouldNotContain("root");
        entry.Carry(LeafSet.Of(LeafSetTests.Records(3)));
        entry.Count.ShouldBe(3);
        entry.Root.ShouldBe(MerkleTree.Root(entry.Leaves!));
    }
}
