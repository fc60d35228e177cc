using App.Tests.Harness;
using App.Tests.Promises;
using Avow.Promises;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.People;

public sealed class PeopleEvidenceTests
{
    private const string Told = "promise.business-development.first-contact";

    [Databases]
    [Promise("C-04")]
    public async Task The_board_asks_for_a_person_until_all_were_told_and_breaks_after_a_month(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        (await firm.Office.Standing(Told)).ShouldBe(Standing.NothingYet);
        var prospect = await firm.Prospect(more: [("source", "introduction")]);
        (await firm.Office.Standing(Told)).ShouldBe(Standing.NeedsPerson);
        await firm.House.MoveTo(new LocalDate(2026, 4, 2));
        (await firm.Office.Standing(Told)).ShouldBe(Standing.Broken);
        await firm.Post(prospect, $"relationships/{prospect.Id}/telling");
        (await firm.Office.Standing(Told)).ShouldBe(Standing.Kept);
    }

    [Databases]
    [Promise("C-03")]
    public async Task The_board_finds_a_detail_outside_the_list(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        await firm.Enter("contact", "customer", ("given-name", "Marion"), ("email", "marion@ashdown.example"), ("source", "person"));
        (await firm.Office.Standing("promise.daily-business.only-these")).ShouldBe(Standing.Kept);
        await firm.House.Sql("UPDATE person_detail SET field = 'website' WHERE field = 'email'");
        (await firm.Office.Standing("promise.daily-business.only-these")).ShouldBe(Standing.Broken);
    }
}
