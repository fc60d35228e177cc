using App.Tests.Harness;
using Avow.Holdings;
using Avow.Modules.MessageBank;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Findings;
using Avow.Policy.Reading;
using Xunit;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace App.Tests.Holdings;

/// <summary>Two ends besides deleting: records that leave a count behind, and fields that go before the rest.</summary>
public sealed class OutcomeTests
{
    private const string Messages = "phone-message: 100 days after received, or 100 days after service-ceased, whichever is first; then ";
    private static readonly LocalDate Captured = new(2026, 3, 2);

    [Databases, Promise("B-13")]
    public async Task Messages_made_anonymous_leave_a_count_that_the_page_shows_and_nothing_else(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found(policy: Policy(Messages + "delete", Messages + "anonymise"));
        var client = await office.AddClient();
        var messages = new List<PhoneMessage>();
        for (var i = 0; i < 6; i++)
        {
            messages.Add(await office.Capture(client, body: "The blue gate sticks.", caller: "Zebedee Quill"));
        }

        (await office.NightOf(Captured.PlusDays(99))).Disposed.ShouldBe(0);
        (await office.NightOf(Captured.PlusDays(100))).Disposed.ShouldBe(6);

        await house.ShouldHaveNoTraceOf("blue gate");
        await house.ShouldHaveNoTraceOf("Zebedee");
        (await office.Ledger("anonymised")).ShouldHaveSingleItem().Count.ShouldBe(6);
        (await office.Ledger("disposed")).ShouldBeEmpty();
        var owner = await office.SignIn(await office.AddStaff());
        (await owner.Get($"/{office.Slug}/retention")).Words.ShouldContain("March 2026 Messages · can wait 6");
        (await owner.Get($"/{office.Slug}/proof/phone-message/{messages[0].Id}")).Words.ShouldContain("is gone");
    }

    [Databases, Promise("B-13")]
    public async Task A_group_of_fewer_than_five_is_not_shown(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found(policy: Policy(Messages + "delete", Messages + "anonymise"));
        var client = await office.AddClient();
        for (var i = 0; i < 4; i++)
        {
            await office.Capture(client);
        }

        await office.NightOf(Captured.PlusDays(100));
        (await house.Count("SELECT count FROM tally")).ShouldBe(4);
        var owner = await office.SignIn(await office.AddStaff());
        (await owner.Get($"/{office.Slug}/retention")).Words.ShouldNotContain("Counts that stay");
    }

    [Fact]
    public void Small_groups_stand_together_and_only_when_together_they_are_no_longer_small()
    {
        static Tally Of(int month, string label, int count) => new() { Kind = "k", Month = new(2026, month, 1), Label = label, Count = count };
        Tallies.Shown([Of(1, "a", 9), Of(1, "b", 3), Of(1, "c", 2), Of(2, "a", 4)]).ShouldBe(
            [(new(2026, 1, 1), "a", 9), (new(2026, 1, 1), null, 5)]);
    }

    [Fact]
    public void A_count_made_of_a_personal_column_is_refused() =>
        Should.Throw<ArgumentException>(() => new HoldingRegister().Record<PhoneMessage>("x").Counted(m => new Counted(m.ReceivedAt, m.CallerName!)))
            .Message.ShouldContain("CallerName is personal");

    [Databases]
    public async Task A_field_goes_with_the_last_purpose_that_needs_it_and_the_rest_stays(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found(policy: Policy(
            "      outgoing-mail: 30 days after sent; then delete",
            "      outgoing-mail: 30 days after sent; then delete\n      client-contact: 1 year after service-ceased; then delete"));
        var client = await office.AddClient(contact: "Una Larch");
        await office.Cease(client);
        await office.NightOf(Captured.PlusDays(99));
        (await Contact(office)).Mobile.ShouldNotBeNull();

        (await office.NightOf(Captured.PlusDays(100))).LeftOver.ShouldBe(0);
        var contact = await Contact(office);
        (contact.Name, contact.Mobile, contact.Email is null).ShouldBe(("Una Larch", null, false), "only the office's e-mails still need the contact");
        (await office.Ledger("blanked")).ShouldHaveSingleItem().Count.ShouldBe(1);
        (await office.NightOf(Captured.PlusDays(101))).Disposed.ShouldBe(0);
        await office.NightOf(Captured.PlusYears(1));
        await house.ShouldHaveNoTraceOf("Una Larch");
        (await office.VerifyLedger()).Fault.ShouldBeNull();
    }

    [Databases]
    public async Task A_policy_that_asks_what_a_kind_cannot_do_is_refused(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var policy = PolicyReader.Read(Policy("outgoing-mail: 30 days after sent; then delete", "outgoing-mail: 30 days after sent; then anonymise")).Policy!;
        PolicyFindings.Of(policy, house.Get<HoldingRegister>().Catalogue()).ShouldContain(f => f.Code == "CANNOT-ANONYMISE" && f.Severity == Severity.Error);
    }

    private static Task<ClientContact> Contact(Office office) => office.Read(db => db.Set<ClientContact>().AsNoTracking().SingleAsync());

    private static string Policy(string old, string changed)
    {
        var text = PolicyText.WithVersion(PolicyTemplates.Text("call-answering"), new(House.Start.InUtc().Date.PlusYears(-1)));
        text.ShouldContain(old);
        return text.Replace(old, changed, StringComparison.Ordinal);
    }
}
