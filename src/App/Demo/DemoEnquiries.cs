using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Enquiries;
using Avow.Modules.People;
using Avow.Modules.People.Public;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Demo;

/// <summary>One made-up enquiry.</summary>
/// <param name="Days">How many days ago it came.</param>
/// <param name="Answer">What we said, or null while they wait.</param>
/// <param name="Later">What came back, or null.</param>
internal sealed record DemoEnquiry(int Days, string Name, string Company, string Way, string Words, string? Answer = null, string? Later = null, bool IsFirstContact = false, bool IsClosed = false);

/// <summary>Makes up a dozen enquiries for a firm whose policy takes them: waiting, answered, gone quiet, closed today.</summary>
public sealed class DemoEnquiries(Store store, PersonBook book, Redecide redecide)
{
    /// <summary>Fills one organisation.</summary>
    /// <param name="by">The account that is said to have answered.</param>
    public async Task Fill(long organisationId, PolicyFile policy, Guid by, Instant now, CancellationToken cancel = default)
    {
        if (EnquiryRule.Find(policy, EnquiryShelf.Enquiry) is not { } rule)
        {
            return;
        }

        var firstContact = EnquiryRule.Find(policy, EnquiryShelf.Request);
        await using var work = await store.Write(organisationId, cancel);
        foreach (var (enquiry, number) in (firstContact is null ? DemoEnquiryWords.Makers : DemoEnquiryWords.Callers).Select((e, i) => (e, i)))
        {
            await Add(work, policy, enquiry.IsFirstContact && firstContact is not null ? firstContact : rule, enquiry, number, by, now, cancel);
        }

        await work.Commit(cancel);
    }

    private async Task Add(Work work, PolicyFile policy, EnquiryRule rule, DemoEnquiry made, int number, Guid by, Instant now, CancellationToken cancel)
    {
        var came = InOfficeHours(policy, made.Days, number, now);
        var email = $"{SearchKey.Words(made.Name).Replace(' ', '.')}@{SearchKey.Words(made.Company.Length > 0 ? made.Company : "post").Split(' ')[0]}.example";
        var phone = made.Way == "phone" || number % 3 == 0 ? $"07700 900{400 + number}" : "";
        var way = rule.Purpose.Sources.Contains(made.Way) ? made.Way : rule.Purpose.Sources[0];
        var asked = new NewEnquiry(rule.Kind, way, "", made.Name, rule.HasCompany ? made.Company : "", email, phone);
        var relationship = await book.Enter(new Hand(work, policy, way == "form" ? Guid.Empty : by, came), asked.Draft(policy), Guid.CreateVersion7(), cancel);
        Say(work, relationship.Id, isOurs: false, way, made.Words, came, way == "form" ? null : by);
        if (made.Answer is { } answer)
        {
            relationship.LastInteractionAt = came + Duration.FromHours(5);
            Say(work, relationship.Id, isOurs: true, "email", answer, came + Duration.FromHours(5), by);
        }

        if (made.Later is { } later)
        {
            relationship.LastInteractionAt = came + Duration.FromHours(29);
            Say(work, relationship.Id, isOurs: false, "phone", later, came + Duration.FromHours(29), by);
        }

        if (made.IsClosed)
        {
            relationship.End("closed", now - Duration.FromMinutes(20));
        }

        await redecide.Stamp(work, relationship, rule.Kind, cancel);
    }

    private static Instant InOfficeHours(PolicyFile policy, int days, int number, Instant now)
    {
        var day = now.InZone(policy.Zone).Date.PlusDays(-days);
        var at = (day + new LocalTime(9, 7)).InZoneLeniently(policy.Zone).ToInstant() + Duration.FromMinutes(number * 53 % 130);
        return at < now ? at : now - Duration.FromMinutes(25 + number);
    }

    private static void Say(Work work, Guid enquiry, bool isOurs, string way, string words, Instant at, Guid? by) => work.Db.Add(
        new EnquiryEntry { Id = Guid.CreateVersion7(), EnquiryId = enquiry, IsOurs = isOurs, Way = way, Words = words, At = at, WrittenBy = by });
}
