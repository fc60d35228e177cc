using System.Text.Json;
using Avow.Policy.Model;
using Avow.Policy.Register;
using Avow.Policy.Tests.Findings;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Register;

public class RegisterTests
{
    private static readonly ProcessingRegister Bureau = ProcessingRegister.Of(Sample.Bureau, "en");

    [Fact]
    public void Every_purpose_is_an_activity_of_the_part_that_the_organisation_has_in_it()
    {
        Bureau.Activities.Select(a => a.Id).ShouldBe(Sample.Bureau.Purposes.Select(p => p.Id));
        Bureau.Activities.Single(a => a.Part == Role.Processor).Id.ShouldBe("message-taking");
        Bureau.Activities.ShouldAllBe(a => a.Name.Length > 0 && a.Why.Length > 0 && a.Basis.Length > 0 && a.People.Count > 0 && a.Data.Count > 0 && a.Limits.Count > 0);
    }

    [Fact]
    public void It_says_security_places_transfers_limits_of_erasure_and_when_it_is_reviewed()
    {
        Bureau.Security.ShouldContain("encrypted");
        Bureau.Places.ShouldContain(("Our backups", "the United Kingdom"));
        (Bureau.ReviewedOn, Bureau.ReviewBy).ShouldBe((new LocalDate(2026, 10, 12), new LocalDate(2027, 10, 12)));
        var newsletter = Bureau.Activities.Single(a => a.Id == "newsletter");
        newsletter.Recipients.Single(r => r.Id == "mailchimp").IsTransfer.ShouldBeTrue();
        newsletter.Recipients.Single(r => r.Id == "hosting").IsTransfer.ShouldBeFalse();
        newsletter.Limits.ShouldHaveSingleItem().ShouldContain("until you unsubscribe");
        Bureau.Activities.Single(a => a.Id == "security").Papers.ShouldHaveSingleItem().ReviewBy.ShouldBe(new LocalDate(2027, 9, 14));
    }

    [Fact]
    public void A_partner_that_decides_with_us_is_named_as_joint_controller()
    {
        var joint = Sample.Bureau with { Recipients = [.. Sample.Bureau.Recipients.Select(r => r.Id == "hosting" ? r with { Role = "joint-controller" } : r)] };
        ProcessingRegister.Of(joint, "en").JointControllers.ShouldHaveSingleItem().Name.ShouldBe("Lantern Quay Hosting Ltd");
    }

    [Fact]
    public void CSV_has_a_row_an_activity_and_no_cell_that_a_spreadsheet_would_run()
    {
        var hostile = Sample.Read(CodeTests.Sound.Replace("en: We note what you tell us so that we can do our work.", "en: \"=cmd|' /C calc'!A0, and \\\"more\\\"\"", StringComparison.Ordinal));
        var csv = RegisterTable.Csv(ProcessingRegister.Of(hostile, "en"), []);
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + hostile.Purposes.Count);
        csv.ShouldContain("\"'=cmd|' /C calc'!A0, and \"\"more\"\"\"");
        RegisterTable.Csv(Bureau, ["One, Two & Sons", "Other"]).ShouldContain("\"One, Two & Sons; Other\"");
    }

    [Fact]
    public void JSON_tells_controller_and_processor_apart()
    {
        var json = JsonDocument.Parse(RegisterJson.Write(Bureau, ["Ashdown Joinery"])).RootElement;
        json.GetProperty("asProcessor")[0].GetProperty("controllers")[0].GetString().ShouldBe("Ashdown Joinery");
        json.GetProperty("asController").GetArrayLength().ShouldBe(Sample.Bureau.Purposes.Count - 1);
        json.GetProperty("reviewBy").GetString().ShouldBe("2027-10-12");
        json.GetProperty("security").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void It_stands_in_Swedish_too()
    {
        var register = ProcessingRegister.Of(Sample.Read(CodeTests.Sound), "sv");
        RegisterTable.Headings(register).ShouldContain("Rättslig grund");
        register.Activities.Single(a => a.Id == "newsletter").Basis.ShouldBe("samtycke");
        Should.Throw<ArgumentException>(() => ProcessingRegister.Of(Sample.Bureau, "xx"));
    }
}
