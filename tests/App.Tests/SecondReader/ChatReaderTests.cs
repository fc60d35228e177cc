using System.Text.Json;
using App.Tests.Commands;
using App.Tests.Harness;
using Avow.Policy.Prose;
using Avow.SecondReader;
using Shouldly;
using Xunit;

namespace App.Tests.SecondReader;

public sealed class ChatReaderTests : IDisposable
{
    private const string Old = """
        Privacy at Hempwell Ropes

        We keep invoices for six years.
        Rope ledgers live in the loft for three years.
        Splicer & Daughters see the ledgers each spring.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("avow-second").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Only_what_stands_in_the_text_and_is_borne_out_is_taken()
    {
        using var model = new RecordedModel(Answer());
        var file = Path.Combine(_folder, "old.txt");
        await File.WriteAllTextAsync(file, Old);
        var said = await Said.By("policy", "read", file, "--second-reader", model.Address);
        said.Exit.ShouldBe(0, said.Errors);
        var promises = JsonDocument.Parse(said.Output).RootElement.GetProperty("promises").EnumerateArray().Where(p => p.GetProperty("rule").GetString() == "second-reader").ToList();
        promises.Select(p => p.GetProperty("quote").GetString()).ShouldBe(["Rope ledgers live in the loft for three years.", "Splicer & Daughters see the ledgers each spring."]);
        promises[0].GetProperty("value").GetProperty("period").GetString().ShouldBe("P3Y");
        said.Errors.ShouldContain("2 promises more, 4 claims not taken");
        said.Errors.ShouldContain("the quote does not stand in the text");
        model.Asked.ShouldContain("Rope ledgers live in the loft");
        (await Said.By("policy", "read", file)).Output.ShouldNotContain("second-reader", customMessage: "it is off unless asked for");
    }

    [Fact]
    public async Task The_key_goes_with_the_question_and_only_there()
    {
        using var model = new RecordedModel(Answer());
        using var reader = new ChatReader(model.Address, "small", "a-key-of-this-test", TimeSpan.FromSeconds(20));
        (await reader.Read(Old, default)).Count.ShouldBe(6);
        model.Asked.ShouldContain("Authorization: Bearer a-key-of-this-test");
        model.Asked.ShouldContain("\"model\":\"small\"");
    }

    [Fact]
    public async Task Too_late_too_long_and_nonsense_are_told()
    {
        await Fails(new RecordedModel(Answer(), TimeSpan.FromSeconds(5)), "no answer within 1 seconds");
        await Fails(new RecordedModel(new string('x', 500_000)), "");
        await Fails(new RecordedModel("{\"choices\":[]}"), "not of the form");
        await Fails(new RecordedModel("{\"choices\":[{\"message\":{\"content\":\"I cannot.\"}}]}"), "not of the form");
        await Fails(new RecordedModel("", status: 503), "it answered 503");
    }

    [Theory]
    [InlineData("http://models.example/v1")]
    [InlineData("ftp://127.0.0.1/v1")]
    [InlineData("here")]
    public void Without_encryption_it_is_asked_on_this_machine_only(string address) =>
        Should.Throw<ArgumentException>(() => new ChatReader(address, "small", null, TimeSpan.FromSeconds(1)));

    [Fact]
    public void A_model_that_claims_without_end_is_cut_off()
    {
        var claims = Enumerable.Range(0, 500).Select(i => new SecondClaim("retention", $"Nothing of the kind, {i} years.", $"P{i}Y")).ToList();
        var second = SecondReading.Of(ProseReader.Read(Old), claims);
        second.Refused.Count.ShouldBe(500);
        second.Reading.Promises.ShouldBe(ProseReader.Read(Old).Promises, new SameQuote());
    }

    private static async Task Fails(RecordedModel model, string says)
    {
        using (model)
        {
            using var reader = new ChatReader(model.Address, "small", null, TimeSpan.FromSeconds(1));
            (await Should.ThrowAsync<SecondReaderFailed>(() => reader.Read(Old, default))).Message.ShouldContain(says);
        }
    }

    private static string Answer() => File.ReadAllText(SourceTree.At("tests/App.Tests/SecondReader/answer.json"));

    private sealed class SameQuote : IEqualityComparer<Avow.Policy.Prose.Promise>
    {
        public bool Equals(Avow.Policy.Prose.Promise? x, Avow.Policy.Prose.Promise? y) => x?.Quote == y?.Quote;

        public int GetHashCode(Avow.Policy.Prose.Promise promise) => promise.Start;
    }
}
