using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Policy.Model;
using Avow.Promises;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Promises;

public sealed class DutyEvidenceTests
{
    private static readonly LocalDate Done = new(2026, 1, 10);

    [Theory]
    [InlineData("2026-01-10", Standing.Kept)]
    [InlineData("2026-12-10", Standing.Kept)]
    [InlineData("2026-12-12", Standing.NeedsPerson)]
    [InlineData("2027-01-10", Standing.NeedsPerson)]
    [InlineData("2027-01-11", Standing.Broken)]
    public void A_yearly_duty_asks_for_a_person_a_month_ahead_and_is_late_the_day_after(string today, Standing standing) =>
        Of(new(1, PeriodUnit.Years), Done, NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value).ShouldBe(standing);

    [Theory]
    [InlineData("2026-02-01", Standing.Kept)]
    [InlineData("2026-02-04", Standing.NeedsPerson)]
    [InlineData("2026-02-11", Standing.Broken)]
    public void A_monthly_duty_asks_in_its_last_week(string today, Standing standing) =>
        Of(new(1, PeriodUnit.Months), Done, NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value).ShouldBe(standing);

    [Databases]
    public async Task A_duty_done_on_the_page_is_kept_and_stands_in_the_ledger(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await house.MoveTo(new LocalDate(2028, 1, 10), new LocalTime(9, 0));
        (await office.Standing("duty.training")).ShouldBe(Standing.Broken);
        using var browser = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var form = await browser.Get("/bellweather/duties/training");
        (await browser.Submit(form, "/duties/training", ("on", "2028-01-11"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "tomorrow has not been");
        (await browser.Submit(form, "/duties/training", ("on", "2028-01-09"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        var shown = (await office.Tile("duty.training")).Shown;
        (shown.Standing, shown.Figure.Arguments[0].Value).ShouldBe((Standing.Kept, (object)new LocalDate(2028, 1, 9)));
        (await office.Ledger("duty-done")).Single().Detail.ShouldBe("duty=training on=2028-01-09");
    }

    [Databases]
    public async Task Only_keepers_write_a_duty_down(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var browser = await office.SignIn(await office.AddStaff(StaffRole.Staff));
        var page = await browser.Get("/bellweather/duties/training");
        page.Html.QuerySelectorAll("main form[action$='duties/training']").ShouldBeEmpty();
        (await browser.Get("/bellweather/duties/no-such-duty")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await office.Ledger("duty-done")).ShouldBeEmpty();
    }

    private static Standing Of(KeepPeriod every, LocalDate done, LocalDate today) =>
        DutyEvidence.Of(new Duty("x", every, "owner", [], null, default), [done], new LocalDate(2025, 1, 1), today).Standing;
}
