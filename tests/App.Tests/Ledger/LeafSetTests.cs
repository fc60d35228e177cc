using System.Security.Cryptography;
using System.Text;
using Avow.Ledger;
using NodaTime;
using Shouldly;
using Xunit;

namespace Avow.Tests.Ledger;

public class LeafSetTests
{
    private static readonly RecordLeaf Message =
        new("phone-message", Guid.Parse("019b76da-a800-7000-8000-000000000001"), "message-taking", Instant.FromUtc(2026, 1, 1, 0, 0));

    [Fact]
    public void A_leaf_is_the_text_that_its_description_says()
    {
        var bytes = "phone-message\x1F" + "019b76da-a800-7000-8000-000000000001\x1F" + "message-taking\x1F" + "1767225600000000";
        Message.Bytes().ShouldBe(Encoding.UTF8.GetBytes(bytes));
        Message.Hash().ShouldBe(SHA256.HashData(Encoding.UTF8.GetBytes("\0" + bytes)));
        Message.Hash().ShouldBe(MerkleTree.HashLeaf(Message.Bytes()));
    }

    [Fact]
    public void A_leaf_changes_with_each_of_its_fields()
    {
        RecordLeaf[] others =
        [
            Message with { Kind = "phone-messagf" }, Message with { Rule = "" }, Message with { Id = Guid.Empty },
            Message with { Due = Message.Due + Duration.FromMilliseconds(0.001) }, Message with { Kind = "", Rule = "phone-message" },
        ];
        others.Select(o => Convert.ToHexString(o.Hash())).Append(Convert.ToHexString(Message.Hash())).Distinct().Count().ShouldBe(6);
        (Message with { Due = Message.Due + Duration.FromNanoseconds(900) }).Hash().ShouldBe(Message.Hash());
    }

    [Theory]
    [InlineData("phone\x1Fmessage")]
    [InlineData("phone\nmessage")]
    [InlineData("phone\u007Fmessage")]
    public void A_name_that_could_pretend_to_be_two_fields_is_refused(string kind) =>
        Should.Throw<ArgumentException>(() => (Message with { Kind = kind }).Hash());

    [Fact]
    public void A_name_with_half_a_character_is_refused() =>
        Should.Throw<ArgumentException>(() => (Message with { Kind = "phone" + (char)0xD800 }).Hash());

    [Fact]
    public void A_name_too_long_for_a_leaf_is_refused_not_cut() =>
        Should.Throw<ArgumentException>(() => (Message with { Rule = new string('a', 2000) }).Hash());

    [Fact]
    public void The_order_in_which_records_were_disposed_does_not_matter()
    {
        var records = Records(1000);
        var set = LeafSet.Of(records);
        LeafSet.Of([.. records.Reverse()]).Packed.ShouldBe(set.Packed);
        set.Count.ShouldBe(1000);
        var sorted = records.Select(r => r.Hash()).OrderBy(Convert.ToHexString, StringComparer.Ordinal).ToList();
        set.Packed.ShouldBe(MerkleTreeTests.Pack(sorted));
        set.Root().ShouldBe(MerkleTreeTests.SlowRoot(sorted));
    }

    [Fact]
    public void Every_record_of_a_batch_is_proved_and_no_other()
    {
        var records = Records(113);
        var set = LeafSet.Stored(LeafSet.Of(records).Packed);
        var root = new byte[32];
        foreach (var record in records)
        {
            var index = set.IndexOf(record);
            MerkleTree.TryRootFromPath(record.Hash(), index, set.Count, set.Path(index), root).ShouldBeTrue();
            root.ShouldBe(set.Root());
        }

        set.IndexOf(Message).ShouldBe(-1);
        LeafSet.Of([]).IndexOf(Message).ShouldBe(-1);
        default(LeafSet).Count.ShouldBe(0);
    }

    [Fact]
    public void A_record_disposed_twice_in_one_batch_is_refused() =>
        Should.Throw<ArgumentException>(() => LeafSet.Of([Message, Message]));

    [Fact]
    public void Stored_leaves_of_a_broken_length_are_refused() => Should.Throw<ArgumentException>(() => LeafSet.Stored(new byte[31]));

    internal static RecordLeaf[] Records(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Message with { Id = new Guid(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) })];
}
