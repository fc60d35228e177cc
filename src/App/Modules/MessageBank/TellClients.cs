using Avow.Database;
using Avow.Mail;
using Avow.Modules.Organisations.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.MessageBank;

/// <summary>Tells the clients when a version changes what is done with the data they are controller of (Art. 28(3)(a): on documented instructions only).</summary>
internal sealed class TellClients(Gate gate, Mailer mailer, Texts texts, HouseAddress address)
{
    /// <summary>The purpose under which contacts are held and written to, wherever messages are taken.</summary>
    private const string Purpose = "client-access";

    public async Task<int> Count(Work work, VersionStep step, CancellationToken cancel) =>
        Changes(step).Count == 0 ? 0 : await Receiving(work).CountAsync(cancel);

    public async Task<int> Tell(Work work, VersionStep step, CancellationToken cancel)
    {
        var changes = Changes(step);
        var told = 0;
        foreach (var contact in changes.Count == 0 ? [] : await Receiving(work).ToListAsync(cancel))
        {
            var (permit, _) = await gate.Ask(work, new Use(Purpose, MessageBankHoldings.Contacts, contact.Id, Channel: "email"), cancel);
            if (permit is not null)
            {
                await Write(work, permit, contact, step, changes, cancel);
                told++;
            }
        }

        return told;
    }

    private static IQueryable<ClientContact> Receiving(Work work) =>
        work.Db.Set<ClientContact>().Where(c => c.ByEmail == true && c.LeftAt == null && c.Email != null && c.Client.CeasedAt == null);

    /// <summary>The sentences on keeping that differ and speak of data held for clients.</summary>
    private static List<ChangedSentence> Changes(VersionStep step)
    {
        var language = step.After.Languages[0];
        var purposes = step.After.Purposes.Concat(step.Before.Purposes).Where(p => p.Role == Role.Processor).Select(p => $"{KeepEvidence.Prefix}{p.Id}.").ToHashSet();
        return [.. NoticeChanges.Between(NoticeShelf.Of(step.Before, language), NoticeShelf.Of(step.After, language))
            .Where(c => purposes.Any(p => c.Id.StartsWith(p, StringComparison.Ordinal)))];
    }

    private Task<OutgoingMail> Write(Work work, Permit permit, ClientContact contact, VersionStep step, List<ChangedSentence> changes, CancellationToken cancel)
    {
        var say = texts.For(step.After.Languages[0], step.After.Zone);
        var sentences = changes.Select(c => say.T(
            c.Taken.Length + c.Before.Length + c.After.Length == 0 ? "mail.version.new" : c.Put.Length + c.Before.Length + c.After.Length == 0 ? "mail.version.gone" : "mail.version.changed",
            ("now", Whole(c.Before, c.Put, c.After)),
            ("was", Whole(c.Before, c.Taken, c.After)),
            ("from", step.After.Version.Date)));
        return mailer.Write(
            work, permit, contact.Email!, contact.Spoken, say.T("mail.version.subject", ("organisation", step.Organisation.Name)),
            say.T(
                "mail.version.body",
                ("name", contact.Spoken),
                ("changes", string.Join("\n\n", sentences)),
                ("notice", address.Of($"/{step.Organisation.Slug}/notice/{step.After.Version}")),
                ("reach", step.After.Controller.Phone ?? step.After.Controller.PrivacyContact),
                ("organisation", step.Organisation.Name)),
            cancel);
    }

    private static string Whole(params string[] parts) => string.Join(' ', parts.Where(p => p.Length > 0));
}
