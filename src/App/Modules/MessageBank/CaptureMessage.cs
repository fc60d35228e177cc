using System.Text.Json;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Permits;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.MessageBank;

/// <summary>A receptionist writes down a message for a client. Message, proof, deliveries and their mails are one commit.</summary>
internal sealed class CaptureMessage(Gate gate, Redecide redecide, LedgerWriter ledger, DeliverMessage deliver, DeskPages desk)
{
    public async Task<IResult> Save(Visit visit, Guid id, IFormCollection form)
    {
        var client = await visit.Db.Set<Client>().Include(c => c.Contacts).SingleOrDefaultAsync(c => c.Id == id);
        if (client is null)
        {
            return Results.NotFound();
        }

        if (client.CeasedAt is not null)
        {
            return Pages.Go(visit.At($"clients/{id}"), Said.Refused(new ServiceHasCeased()));
        }

        var asked = CaptureForm.FromJson(client.Form);
        var (draft, cards) = MessageDraft.Read(asked, form).WithoutCards();
        var faults = draft.Check(asked, desk.Say);
        foreach (var field in cards)
        {
            faults.Add(field, desk.Say[new CardNumberTyped().TextKey]);
        }

        return faults.Count > 0 ? await desk.Show(visit, client, draft, faults) : await Keep(visit, client, asked, draft);
    }

    private async Task<IResult> Keep(Visit visit, Client client, CaptureForm asked, MessageDraft draft)
    {
        var messageId = Guid.CreateVersion7();
        var (permit, refused) = await gate.Ask(visit.Work, new Use(MessageBankHoldings.MessageTaking, MessageBankHoldings.Messages, messageId));
        if (permit is null)
        {
            var faults = new Faults();
            faults.Add("body", desk.Say[refused!.TextKey], refused.Sentence);
            return await desk.Show(visit, client, draft, faults);
        }

        var message = Write(visit, client, asked, draft, messageId, await MessageCounter.Next(visit.Work));
        var verdict = await redecide.Stamp(visit.Work, message, MessageBankHoldings.Messages);
        visit.Db.Add(message);
        var (count, _) = await deliver.Queue(visit, message, client, client.Contacts);
        ledger.Write(visit.Work, new LedgerEntry
        {
            At = visit.Now,
            Act = "captured",
            Kind = MessageBankHoldings.Messages,
            Count = 1,
            Rule = verdict.Rule,
            Policy = verdict.Policy.ToString(),
            Actor = visit.Staff.Id,
            Subject = message.Id,
            Detail = $"deliveries={count}",
        });
        return Pages.Go(visit.At($"desk/{client.Id}"), Said.Done("desk.saved").With("count", count), visit.At($"messages/{message.Id}"));
    }

    private static PhoneMessage Write(Visit visit, Client client, CaptureForm asked, MessageDraft draft, Guid id, long number) => new()
    {
        Id = id,
        ClientId = client.Id,
        Client = client,
        Number = number,
        ReceivedAt = visit.Now,
        CallerName = draft["name"],
        CallerCompany = draft["company"],
        CallerPhone = draft["phone"],
        CallerPhoneKey = PhoneKey.Of(draft["phone"]),
        CallerEmail = draft["email"]?.ToLowerInvariant(),
        Body = draft.Body,
        Answers = AnswersOf(asked, draft),
        Urgency = draft.Urgency,
        TakenBy = visit.Staff.Id,
    };

    private static string? AnswersOf(CaptureForm asked, MessageDraft draft)
    {
        var answered = asked.Questions.Zip(draft.Answers).Where(pair => pair.Second.Length > 0).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);
        return answered.Count == 0 ? null : JsonSerializer.Serialize(answered);
    }
}
