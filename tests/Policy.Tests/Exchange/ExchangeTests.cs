using System.Text;
using System.Text.Json;
using Avow.Policy.Exchange;
using Avow.Policy.Model;
using Avow.Policy.Reading;

namespace Avow.Policy.Tests.Exchange;

public class ExchangeTests
{
    private static readonly VersionId Version = new(new(2026, 11, 22));

    public static TheoryData<string> Policies() => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies"), "*.yaml").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Policies))]
    public void What_goes_out_as_dpv_comes_back_with_its_bases_data_periods_and_recipients(string file)
    {
        var policy = Shipped(file);
        var back = Taken(DpvJson.Write(policy, policy.Languages[0]), out _);
        back.Purposes.Select(p => p.Id).ShouldBe(policy.Purposes.Select(p => p.Id));
        foreach (var (was, now) in policy.Purposes.Zip(back.Purposes))
        {
            now.Basis.ShouldBe(was.Role == Role.Processor ? Basis.NotStated : was.Basis, was.Id);
            now.Data!.ShouldBe(was.Data ?? now.Data!, was.Id);
            Periods(now).ShouldBe(Periods(was), was.Id);
            now.Recipients.Count.ShouldBe(was.Recipients.Count, was.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void What_goes_out_as_tilt_comes_back_with_its_bases_and_periods(string file)
    {
        var policy = Shipped(file);
        var written = TiltJson.Write(policy, policy.Languages[0]);
        var back = Taken(written, out var imported);
        back.Purposes.Select(p => p.Id).ShouldBe(policy.Purposes.Select(p => p.Id));
        foreach (var (was, now) in policy.Purposes.Zip(back.Purposes))
        {
            now.Basis.ShouldBe(was.Role == Role.Processor ? Basis.NotStated : was.Basis, was.Id);
            Periods(now).ShouldBe(Periods(was), was.Id);
        }

        imported.Questions.ShouldContain(q => q.Asks.Contains("What starts the period?"), "TILT has no word for the event");
        using var json = JsonDocument.Parse(written);
        json.RootElement.GetProperty("dataDisclosed").GetArrayLength().ShouldBe(policy.Purposes.Sum(p => p.Data?.Count ?? 1));
    }

    [Fact]
    public void A_foreign_tilt_file_becomes_a_policy_that_reads_and_asks_what_it_does_not_say()
    {
        var back = Taken("""
            {"meta":{"language":"en"},"controller":{"name":"Copperline \"Bikes\" Ltd","address":"1 Yard Lane","country":"GB"},
             "dataDisclosed":[{"category":"E-mail address","purposes":[{"purpose":"Marketing","description":"A letter once a month.\n  With offers."}],
               "legalBases":[{"reference":"GDPR-6-1-a"}],"recipients":[{"name":"Mailer Inc","country":"US"},{"category":"Statistical institutes"}],
               "storage":[{"temporal":[{"description":"After the last order","ttl":"2020-08-09T18:31:42P3Y6M"}],"purposeConditional":["Until the order is done."],"aggregationFunction":"max"}]},
              {"category":"Shoe size","purposes":[{"purpose":"Marketing"}]}],
             "automatedDecisionMaking":{"inUse":true}}
            """, out var imported);
        back.Controller.LegalName.ShouldBe("Copperline \"Bikes\" Ltd");
        var purpose = back.Purposes.Single();
        purpose.Id.ShouldBe("marketing");
        purpose.Why.In("en").ShouldBe("A letter once a month. With offers.");
        purpose.Basis.ShouldBe(Basis.Consent);
        purpose.Data.ShouldBe(["email"]);
        purpose.Keep.Single().ToString().ShouldBe("42 months after recorded; then delete");
        back.Recipients.Select(r => (r.Name, r.Countries[0])).ShouldBe([("Mailer Inc", "US"), ("Statistical institutes", "GB")]);
        imported.LeftOut.ShouldBe(["`automatedDecisionMaking`: a policy file says this in another way; look at it by hand", "purposes.marketing.data: `Shoe size` is no category of a policy file"]);
        imported.Questions.Select(q => q.At).ShouldContain("purposes.marketing.wording");
        imported.Questions.ShouldContain(q => q.At == "purposes.marketing.keep.marketing-record" && q.Asks.Contains("Until the order is done."));
    }

    [Fact]
    public void A_fides_system_becomes_a_policy()
    {
        var back = Taken("""
            system:
              - fides_key: shop
                name: The shop
                description: Takes orders
                privacy_declarations:
                  - name: Serve the shop
                    data_categories: [user.contact.email, user.financial, user.unique_id]
                    data_use: essential.service
                    data_subjects: [customer]
                    legal_basis_for_processing: Legitimate interests
                    retention_period: "365"
                    third_parties: Carrier Ltd
            dataset:
              - fides_key: orders
            """, out var imported);
        imported.Format.ShouldBe("Fides");
        var purpose = back.Purposes.Single();
        (purpose.Id, purpose.Basis).ShouldBe(("serve-the-shop", Basis.LegitimateInterests));
        purpose.Data.ShouldBe(["email", "payment"]);
        purpose.Keep.Single().Terms.Single().Period.ShouldBe(new(365, PeriodUnit.Days));
        back.People.Single().Id.ShouldBe("customer");
        imported.LeftOut.ShouldContain(l => l.Contains("user.unique_id"));
        imported.LeftOut.ShouldContain(l => l.StartsWith("`dataset`"));
    }

    [Theory]
    [InlineData("", "The file says nothing")]
    [InlineData("{\"dataDisclosed\":[]}", "names no purpose")]
    [InlineData("{\"@context\":{}}", "names no purpose")]
    [InlineData("hello: world", "this is neither TILT")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "nested more than 16 levels")]
    [InlineData("a: &x [1]\nb: *x", "anchor")]
    [InlineData("{\"dataDisclosed\": [", "not YAML")]
    public void What_is_none_of_the_three_is_refused_in_one_line(string text, string says)
    {
        var refused = Should.Throw<ArgumentException>(() => PolicyImport.Read(Encoding.UTF8.GetBytes(text), Version));
        refused.Message.ShouldContain(says);
        refused.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("{\"dataDisclosed\":[{\"category\":[[1]],\"purposes\":\"x\",\"storage\":{\"temporal\":7}}]}")]
    [InlineData("{\"dataDisclosed\":[{\"purposes\":[{\"purpose\":\"€ ñ 日本\"},{\"purpose\":\"日本\"}],\"storage\":[{\"temporal\":[{\"ttl\":\"P99999Y\"},{\"ttl\":\"PT5M\"}]}]}]}")]
    [InlineData("{\"@graph\":[{\"dpv:hasPurpose\":[{\"@id\":\"dpv:Marketing\"}],\"dpv:hasRecipient\":{\"@id\":\"#nobody\"}}]}")]
    public void A_file_of_odd_shapes_still_becomes_a_policy_that_reads(string text) => Taken(text, out _).Purposes.ShouldNotBeEmpty();

    private static PolicyFile Taken(string text, out ImportedPolicy imported)
    {
        imported = PolicyImport.Read(Encoding.UTF8.GetBytes(text), Version);
        var read = PolicyReader.Read(imported.Text);
        read.Faults.ShouldBeEmpty(imported.Text);
        return read.Policy!;
    }

    private static PolicyFile Shipped(string file) =>
        PolicyReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "policies", file))).Policy!;

    private static List<KeepPeriod> Periods(Purpose purpose) => [.. purpose.Keep.SelectMany(k => k.Terms).Select(t => t.Period).OfType<KeepPeriod>().Distinct().OrderBy(p => p.ToString())];
}
