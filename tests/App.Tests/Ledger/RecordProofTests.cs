using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Avow.Ledger;
using NodaTime;
using Shouldly;
using Xunit;

namespace Avow.Tests.Ledger;

public sealed class RecordProofTests : IDisposable
{
    private readonly LedgerKey _key = LedgerKey.Create(Chains.Name);
    private readonly List<LedgerEntry> _entries = Chains.Sealed(9);
    private readonly RecordLeaf _record = LeafSetTests.Records(25)[^2];
    private readonly RecordProof _proof;

    public RecordProofTests()
    {
        _proof = RecordProof.Of(
            _record, _entries[4], _entries[3].Hash!, _entries[5..8], _entries.Signed(8, _key).Note, _key.Public)!;
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_disposed_record_is_proved_in_seven_steps()
    {
        var steps = _proof.Recompute();
        steps.Select(s => s.Kind).ShouldBe(Enum.GetValues<ProofStepKind>());
        steps.ShouldAllBe(s => s.Ok);
        (_proof.Sequence, _proof.Count, _proof.Following.Count).ShouldBe((5, 5, 3));
    }

    [Fact]
    public void The_first_entry_and_the_last_before_a_checkpoint_are_proved_too()
    {
        var record = LeafSetTests.Records(5)[0];
        RecordProof.Of(record, _entries[0], LedgerChain.Start(7), [], _entries.Signed(1, _key).Note, _key.Public)!
            .Recompute().ShouldAllBe(s => s.Ok);
    }

    [Fact]
    public void A_record_that_is_not_in_the_entry_has_no_proof()
    {
        RecordProof.Of(LeafSetTests.Records(1)[0], _entries[4], [], [], "", _key.Public).ShouldBeNull();
        RecordProof.Of(_record, _entries[2], [], [], "", _key.Public).ShouldBeNull();
        RecordProof.Of(_record, Chains.Entry(5), [], [], "", _key.Public).ShouldBeNull();
    }

    [Fact]
    public void One_flipped_bit_in_any_part_makes_a_step_fail()
    {
        var bytes = new (string Part, byte[] Bytes, Func<byte[], RecordProof> With)[]
        {
            ("kind", Utf8(_record.Kind), b => _proof with { Record = _record with { Kind = Text(b) } }),
            ("rule", Utf8(_record.Rule), b => _proof with { Record = _record with { Rule = Text(b) } }),
            ("id", _record.Id.ToByteArray(), b => _proof with { Record = _record with { Id = new Guid(b) } }),
            ("due", BitConverter.GetBytes(_record.Due.ToUnixTimeSeconds())[..5], b => _proof with { Record = _record with { Due = Seconds(b) } }),
            ("leaf", _proof.Leaf, b => _proof with { Leaf = b }),
            ("index", BitConverter.GetBytes(_proof.Index), b => _proof with { Index = BitConverter.ToInt32(b) }),
            ("count", BitConverter.GetBytes(_proof.Count), b => _proof with { Count = BitConverter.ToInt32(b) }),
            ("path", [.. _proof.Path.SelectMany(p => p)], b => _proof with { Path = [.. b.Chunk(32)] }),
            ("root", _proof.Root, b => _proof with { Root = b }),
            ("entry", Utf8(_proof.Entry), b => _proof with { Entry = Text(b) }),
            ("entry hash", _proof.EntryHash, b => _proof with { EntryHash = b }),
            ("sequence", BitConverter.GetBytes(_proof.Sequence), b => _proof with { Sequence = BitConverter.ToInt64(b) }),
            ("previous head", _proof.PreviousHead, b => _proof with { PreviousHead = b }),
            ("head", _proof.Head, b => _proof with { Head = b }),
            ("following", [.. _proof.Following.SelectMany(p => p)], b => _proof with { Following = [.. b.Chunk(32)] }),
            ("checkpoint", Utf8(_proof.Checkpoint), b => _proof with { Checkpoint = Text(b) }),
            ("key", _key.Public.PublicKey, b => _proof with { Key = _key.Public with { PublicKey = b } }),
            ("key name", Utf8(_key.Public.Name), b => _proof with { Key = _key.Public with { Name = Text(b) } }),
        };
        foreach (var (part, original, with) in bytes)
        {
            with(original).Recompute().ShouldAllBe(s => s.Ok, part);
            for (var place = 0; place < original.Length; place++)
            {
                byte[] flipped = [.. original];
                flipped[place] ^= (byte)(1 << (place % 8));
                Proved(() => with(flipped)).ShouldBeFalse($"{part}, byte {place}");
            }
        }
    }

    [Fact]
    public void A_step_more_or_less_on_the_way_fails()
    {
        Proved(() => _proof with { Following = [.. _proof.Following.Skip(1)] }).ShouldBeFalse();
        Proved(() => _proof with { Following = [.. _proof.Following.Reverse()] }).ShouldBeFalse();
        Proved(() => _proof with { Path = [.. _proof.Path.Reverse()] }).ShouldBeFalse();
        Proved(() => _proof with { Checkpoint = "" }).ShouldBeFalse();
        Proved(() => _proof with { Checkpoint = new Checkpoint(Chains.Name, 8, _proof.Head).Sign(_key) }).ShouldBeFalse();
    }

    // The sceptic's own program: it knows the published description and nothing of ours.
    [Fact]
    public void The_exported_file_is_enough_to_recompute_the_proof()
    {
        using var file = JsonDocument.Parse(_proof.ToJson());
        JsonElement At(params string[] path) => path.Aggregate(file.RootElement, (e, name) => e.GetProperty(name));
        string Hex(params string[] path) => At(path).GetString()!;
        static byte[] Sha(params byte[][] parts) => SHA256.HashData(parts.SelectMany(p => p).ToArray());

        var record = string.Join('\x1F', Hex("record", "kind"), Hex("record", "id"), Hex("record", "rule"), At("record", "due").GetRawText());
        var hash = Sha([0], Utf8(record));
        Convert.ToHexStringLower(hash).ShouldBe(Hex("leaf", "hash"));
        var (here, last) = (At("leaf", "index").GetInt32(), At("leaf", "count").GetInt32() - 1);
        foreach (var step in At("leaf", "path").EnumerateArray().Select(e => Convert.FromHexString(e.GetString()!)))
        {
            while (here % 2 == 0 && here == last) (here, last) = (here / 2, last / 2);
            hash = here % 2 == 1 ? Sha([1], step, hash) : Sha([1], hash, step);
            (here, last) = (here / 2, last / 2);
        }

        Convert.ToHexStringLower(hash).ShouldBe(Hex("leaf", "root"));
        Hex("entry", "text").ShouldContain("\nroot " + Hex("leaf", "root") + "\n");
        var head = Sha([1], Convert.FromHexString(Hex("chain", "before")), Sha([0], Utf8(Hex("entry", "text"))));
        Convert.ToHexStringLower(head).ShouldBe(Hex("chain", "head"));
        foreach (var next in At("chain", "following").EnumerateArray()) head = Sha([1], head, Convert.FromHexString(next.GetString()!));
        var note = Hex("checkpoint", "note").Split('\n');
        note[1].ShouldBe((At("entry", "sequence").GetInt64() + At("chain", "following").GetArrayLength()).ToString());
        note[2].ShouldBe(Convert.ToBase64String(head));
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(Hex("key", "publicKey")), out _);
        key.VerifyData(Utf8(string.Join('\n', note[..3]) + "\n"), Convert.FromBase64String(note[4].Split(' ')[2])[4..],
            HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
    }

    // A part that cannot even be hashed is refused with an exception: no proof either.
    private static bool Proved(Func<RecordProof> proof)
    {
        try
        {
            return proof().Recompute().All(s => s.Ok);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static Instant Seconds(byte[] bytes) => Instant.FromUnixTimeSeconds(BitConverter.ToInt64([.. bytes, 0, 0, 0]));
}
