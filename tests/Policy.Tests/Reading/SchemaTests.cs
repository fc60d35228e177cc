using System.Text.Json;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Reading;

public class SchemaTests
{
    /// <summary>What the schema cannot say, because it looks at one place at a time.</summary>
    private static readonly string[] ReaderAlone = ["unknown-reference", "missing-language", "unknown-language", "keep-rule", "time-zone", "period"];

    private static readonly JsonElement Schema = JsonDocument.Parse(PolicySchema.Json).RootElement;

    private static bool Accepts(string text) => SmallSchema.Accepts(Schema, TreeReader.Read(text, [])!);

    [Fact]
    public void The_schema_in_docs_is_the_one_the_reader_makes() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "policy.schema.json")).ShouldBe(
            PolicySchema.Json, "run: ./avow policy schema > docs/policy.schema.json");

    [Fact]
    public void The_schema_accepts_what_the_reader_accepts()
    {
        Accepts(Sample.Minimal).ShouldBeTrue();
        Accepts(Sample.BureauText).ShouldBeTrue();
    }

    [Theory]
    [InlineData("12 to 24 months after received; then review")]
    [InlineData("while active, unless agreed otherwise; review every 1 year; then anonymise")]
    [InlineData("\"ask every 1 year; unanswered for 1 month: delete\"")]
    [InlineData("\"until closed; ask every 1 year, unanswered for 1 month: delete; then delete and keep suppression\"")]
    public void The_schema_accepts_every_form_of_keeping(string rule)
    {
        var text = Sample.With("100 days after received; then delete", rule).Replace("    keep:", "    contact: [at most 4 emails per event]\n    records: [phone-message, ticket]\n    keep:\n      default: as long as uk-vat requires; then delete", StringComparison.Ordinal);

        PolicyReader.Read(text).Faults.ShouldBeEmpty();
        Accepts(text).ShouldBeTrue();
    }

    public static TheoryData<string, string> Wrong() => new()
    {
        { "rights:", "righst:" },
        { "    from:", "    form:" },
        { "regimes: [uk]", "regimes: [ukk]" },
        { "regimes: [uk]", "regimes: []" },
        { "regimes: [uk]", "regimes: uk" },
        { "from: [phone]", "from: [phone, phone]" },
        { "from: [phone]", "from: [phone]\n    channels: [e-mail]" },
        { "data: as-instructed", "data: [nmae]" },
        { "data: as-instructed", "data: as-instucted" },
        { "version: 2026-11-01", "version: November" },
        { "03-31", "31 March" },
        { "people:\n  caller: { en: People who telephone one of our clients }", "people: {}" },
        { "{ en: People who telephone one of our clients }", "People who telephone" },
        { "100 days after received; then delete", "100 days after received" },
        { "100 days after received; then delete", "100 days after received; then burn" },
        { "phone-message:", "Phone Message:" },
        { "agreements/message-taking.md", "agreement.docx" },
        { "fee: none", "fee: 10 pounds" },
        { "  address: 1 Example Street, Exampleton\n", "" },
        { "avow: 1", "avow: 2" },
        { "database: GB", "database: England" },
        { "database: GB", "cellar: GB" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void The_schema_refuses_what_the_reader_refuses(string passage, string other)
    {
        var text = Sample.With(passage, other);

        PolicyReader.Read(text).Faults.Select(f => f.Code).ShouldContain(code => !ReaderAlone.Contains(code) || code == "keep-rule");
        Accepts(text).ShouldBeFalse();
    }

    [Fact]
    public void The_check_of_this_test_refuses_a_schema_it_does_not_understand() =>
        Should.Throw<InvalidOperationException>(() => SmallSchema.Accepts(JsonDocument.Parse("""{"maximum": 3}""").RootElement, TreeReader.Read("a", [])!));
}
