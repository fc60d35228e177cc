using System.Security.Cryptography;
using System.Text;
using Avow.Ledger;
using Shouldly;
using Xunit;

namespace Avow.Tests.Ledger;

public class CheckpointTests
{
    private static readonly Checkpoint Some = new(Chains.Name, 42, SHA256.HashData("head"u8));

    [Fact]
    public void A_signed_checkpoint_is_a_note_that_its_key_verifies()
    {
        using var key = LedgerKey.Create(Chains.Name);
        var note = Some.Sign(key);
        var lines = note.Split('\n');
        lines[..4].ShouldBe([Chains.Name, "42", Convert.ToBase64String(Some.Head), ""]);
        lines[4].ShouldStartWith($"— {Chains.Name} ");
        lines[5..].ShouldBe([""]);
        var read = Checkpoint.Verify(note, [key.Public], out var signer).ShouldNotBeNull();
        (read.Origin, read.Size).ShouldBe((Chains.Name, 42));
        read.Head.ShouldBe(Some.Head);
        signer.ShouldBe(key.Public);
    }

    [Fact]
    public void A_signature_is_plain_ECDSA_over_the_text_after_four_bytes_of_key_id()
    {
        using var key = LedgerKey.Create(Chains.Name);
        var signature = Convert.FromBase64String(Some.Sign(key).Split('\n')[4].Split(' ')[2]);
        signature[..4].ShouldBe(SHA256.HashData(key.Public.PublicKey)[..4]);
        using var plain = ECDsa.Create();
        plain.ImportSubjectPublicKeyInfo(key.Public.PublicKey, out _);
        plain.VerifyData(Encoding.UTF8.GetBytes(Some.Text), signature[4..], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            .ShouldBeTrue();
        key.Public.Line.ShouldBe($"{Chains.Name}+{key.Public.Id}+{Convert.ToBase64String([2, .. key.Public.PublicKey])}");
    }

    [Fact]
    public void No_bit_of_a_note_is_free()
    {
        using var key = LedgerKey.Create(Chains.Name);
        var note = Encoding.UTF8.GetBytes(Some.Sign(key));
        for (var bit = 0; bit < note.Length * 8; bit++)
        {
            note[bit / 8] ^= (byte)(1 << (bit % 8));
            Checkpoint.Verify(Encoding.UTF8.GetString(note), [key.Public], out _).ShouldBeNull($"bit {bit}");
            note[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Checkpoint.Verify(Encoding.UTF8.GetString(note), [key.Public], out _).ShouldNotBeNull();
    }

    [Fact]
    public void What_an_old_key_signed_stays_valid_beside_a_new_key()
    {
        using LedgerKey old = LedgerKey.Create(Chains.Name), fresh = LedgerKey.Create(Chains.Name);
        Checkpoint.Verify(Some.Sign(old), [fresh.Public, old.Public], out var signer).ShouldNotBeNull();
        signer.ShouldBe(old.Public);
        Checkpoint.Verify(Some.Sign(old), [fresh.Public], out _).ShouldBeNull();
    }

    [Fact]
    public void A_witness_we_do_not_know_may_sign_too_but_not_instead()
    {
        using LedgerKey key = LedgerKey.Create(Chains.Name), witness = LedgerKey.Create("witness.example");
        var line = "— witness.example " + Convert.ToBase64String([.. Convert.FromHexString(witness.Public.Id), 1, 2, 3]) + "\n";
        Checkpoint.Verify(Some.Sign(key) + line, [key.Public], out _).ShouldNotBeNull();
        Checkpoint.Verify(Some.Sign(key) + line, [key.Public, witness.Public], out _).ShouldNotBeNull();
        Checkpoint.Verify(Some.Text + "\n" + line, [key.Public, witness.Public], out _).ShouldBeNull();
    }

    [Fact]
    public void A_wrong_signature_in_the_name_of_a_known_key_spoils_the_note()
    {
        using var key = LedgerKey.Create(Chains.Name);
        var wrong = (Some with { Size = 41 }).Sign(key).Split('\n')[4] + "\n";
        Checkpoint.Verify(Some.Sign(key) + wrong, [key.Public], out _).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("example.com/a\n1\n")]
    [InlineData("example.com/a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— example.com/a AAAAAAA=\n")]
    [InlineData("example.com/a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— example.com/a AAAAAAA=\n")]
    [InlineData("example.com/a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n\n— example.com/a AAAAAAA=\n")]
    [InlineData("example.com/a\n1\nAAAA\n\n— example.com/a AAAAAAA=\n")]
    [InlineData("example.com/a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n")]
    [InlineData("example.com/a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n- example.com/a AAAAAAA=\n")]
    public void What_is_not_a_note_is_not_read(string note) => Checkpoint.Parse(note).ShouldBeNull();

    [Fact]
    public void A_key_goes_through_PEM_and_through_its_row()
    {
        using var key = LedgerKey.Create(Chains.Name);
        using var again = LedgerKey.FromPem(Chains.Name, key.ToPem());
        again.Public.ShouldBe(key.Public);
        Checkpoint.Verify(Some.Sign(again), [key.Public], out _).ShouldNotBeNull();
        LedgerPublicKey.Of(7, key.Public, default).ToVerifyingKey().ShouldBe(key.Public);
        new LedgerPublicKey { Name = Chains.Name, PublicKey = "!" }.ToVerifyingKey().Verifies([1], [2]).ShouldBeFalse();
    }

    [Fact]
    public void Only_a_P256_key_with_a_name_that_fits_a_note_signs()
    {
        Should.Throw<ArgumentException>(() => LedgerKey.Create("north quay"));
        Should.Throw<ArgumentException>(() => LedgerKey.Create("north+quay"));
        Should.Throw<ArgumentException>(() => LedgerKey.Create(""));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Should.Throw<CryptographicException>(() => LedgerKey.FromPem(Chains.Name, other.ExportPkcs8PrivateKeyPem()));
        using var elsewhere = LedgerKey.Create("example.com/other");
        Should.Throw<ArgumentException>(() => Some.Sign(elsewhere));
        new VerifyingKey(Chains.Name, other.ExportSubjectPublicKeyInfo())
            .Verifies([1], other.SignData([1], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)).ShouldBeFalse();
    }
}
