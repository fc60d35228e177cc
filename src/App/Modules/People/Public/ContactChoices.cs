using Avow.Database;
using Avow.Modules.Identity.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People.Public;

/// <summary>A purpose that reaches the person, with the channels it has and those she allows now.</summary>
/// <param name="NeedsYes">It rests on consent: without a yes nothing is sent, and ticking it is one.</param>
public sealed record ContactChoice(Purpose Purpose, bool NeedsYes, IReadOnlyList<string> Channels, IReadOnlyList<string> Allowed);

/// <summary>How a person wants to be reached, purpose by purpose. The gate asks it at every use, so a no holds at once.</summary>
/// <remarks>Source: UK GDPR art. 7(3) and 21(2), (3).</remarks>
public sealed class ContactChoices(PersonBook book, LeftLists lists)
{
    /// <summary>The record kind of newsletters: whoever belongs to the purpose's people may choose it.</summary>
    private const string Subscriptions = "subscription";

    /// <summary>The purposes that may reach this person, in the policy's order. May be empty.</summary>
    public static async Task<IReadOnlyList<ContactChoice>> Of(Visit visit, Guid person)
    {
        var all = await Here(visit, person);
        var nos = await visit.Db.Set<SaidNo>().AsNoTracking().Where(n => n.PersonId == person).ToListAsync();
        var ids = all.ConvertAll(r => r.Id);
        var yeses = await visit.Db.Set<GivenConsent>().AsNoTracking().Where(c => ids.Contains(c.SubjectId) && c.WithdrawnAt == null).ToListAsync();
        return [.. visit.Policy.Purposes.Where(p => Reaches(p, all)).Select(p => Of(p, nos, yeses))];
    }

    /// <summary>Takes over the choices of the form: for each purpose the channels that were ticked.</summary>
    /// <returns>How many channels changed.</returns>
    public async Task<int> Set(Visit visit, Guid person, Func<string, IReadOnlyCollection<string>> ticked)
    {
        var (all, changed) = (await Here(visit, person), 0);
        foreach (var choice in await Of(visit, person))
        {
            var wanted = choice.Channels.Where(ticked(choice.Purpose.Id).Contains).ToList();
            foreach (var channel in choice.Channels.Where(c => wanted.Contains(c) != choice.Allowed.Contains(c)))
            {
                await Change(visit, all, choice, channel, wanted.Contains(channel));
                changed++;
            }

            if (choice.NeedsYes && wanted.Count == 0 && choice.Allowed.Count > 0)
            {
                await Withdraw(visit, all, choice.Purpose);
            }
        }

        return changed;
    }

    private async Task Change(Visit visit, List<Relationship> all, ContactChoice choice, string channel, bool allows)
    {
        var (hand, purpose) = (OwnChanges.HandOf(visit), choice.Purpose);
        var person = all[0].PersonId;
        var standing = await visit.Db.Set<SaidNo>().Where(n => n.PersonId == person && n.Purpose == purpose.Id && n.Channel == channel).ToListAsync();
        if (allows)
        {
            visit.Db.RemoveRange(standing);
            await Agree(visit, all, choice);
        }
        else
        {
            visit.Db.AddRange(all.Where(r => standing.TrueForAll(n => n.RecordId != r.Id)).Select(r => new SaidNo
            {
                Id = Guid.CreateVersion7(), RecordId = r.Id, PersonId = person, Purpose = purpose.Id, Channel = channel, SaidAt = visit.Now,
            }));
        }

        if (channel == "email" && LeftLists.Marks(purpose))
        {
            await (allows ? lists.ComeBack(visit, person, purpose) : lists.Leave(visit, person, purpose));
        }

        book.Note(hand, allows ? "contact-allowed" : "contact-refused", all[0], null, $"purpose={purpose.Id} channel={channel}");
    }

    /// <summary>A tick under the words of a consent is a yes to them, given on the form.</summary>
    private static async Task Agree(Visit visit, List<Relationship> all, ContactChoice choice)
    {
        if (!choice.NeedsYes || choice.Allowed.Count > 0)
        {
            return;
        }

        await Withdraw(visit, all, choice.Purpose);
        visit.Db.AddRange(all.Select(r => new GivenConsent
        {
            Id = Guid.CreateVersion7(), SubjectId = r.Id, Purpose = choice.Purpose.Id, Policy = visit.Policy.Version.ToString(), Words = GivenConsent.DigestOf(choice.Purpose),
            How = "form", GivenAt = visit.Now, RecordedBy = Hand.ThePerson,
        }));
    }

    private static async Task Withdraw(Visit visit, List<Relationship> all, Purpose purpose)
    {
        var ids = all.ConvertAll(r => r.Id);
        foreach (var given in await visit.Db.Set<GivenConsent>().Where(c => ids.Contains(c.SubjectId) && c.Purpose == purpose.Id && c.WithdrawnAt == null).ToListAsync())
        {
            given.WithdrawnAt = visit.Now;
        }
    }

    private static ContactChoice Of(Purpose purpose, List<SaidNo> nos, List<GivenConsent> yeses)
    {
        var needsYes = purpose.Basis == Basis.Consent;
        var digest = GivenConsent.DigestOf(purpose);
        var open = !needsYes || yeses.Exists(c => c.Purpose == purpose.Id && c.Words.AsSpan().SequenceEqual(digest));
        return new(purpose, needsYes, purpose.Channels, open ? [.. purpose.Channels.Where(c => !nos.Exists(n => n.Purpose == purpose.Id && n.Channel == c))] : []);
    }

    /// <summary>What the law makes us write cannot be chosen away; what is the client's is the client's.</summary>
    private static bool Reaches(Purpose purpose, List<Relationship> all) =>
        purpose is { Role: Role.Controller, Channels.Count: > 0, Basis: Basis.Consent or Basis.LegitimateInterests or Basis.Contract }
        && purpose.Keep.Any(k => all.Exists(r => r.Kind == k.Kind && purpose.People.Contains(r.PeopleGroup)) || (k.Kind == Subscriptions && all.Exists(r => purpose.People.Contains(r.PeopleGroup))));

    private static Task<List<Relationship>> Here(Visit visit, Guid person) => visit.Db.Set<Relationship>().AsNoTracking()
        .Where(r => r.PersonId == person).OrderByDescending(r => r.Since).ThenBy(r => r.Id).ToListAsync();
}
