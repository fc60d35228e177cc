using Avow.Mail;
using Avow.Web;

namespace Avow.Modules.MessageBank;

/// <summary>A message as it was typed, before it is one. Holds only what the client's form asks for.</summary>
public sealed record MessageDraft(
    IReadOnlyDictionary<string, string> Fields, string Body, Urgency Urgency, IReadOnlyList<string> Answers)
{
    private const int LongestField = 100;
    private const int LongestEmail = 254;
    private const int LongestText = 4_000;

    public static MessageDraft Blank(CaptureForm form) =>
        new(form.Fields.Keys.ToDictionary(f => f, _ => ""), "", Urgency.CanWait, [.. form.Questions.Select(_ => "")]);

    public static MessageDraft Read(CaptureForm asked, IFormCollection form) => new(
        asked.Fields.Keys.ToDictionary(f => f, f => form[f].ToString().Trim()),
        form["body"].ToString().Trim().ReplaceLineEndings("\n"),
        Enum.TryParse<Urgency>(form["urgency"], out var urgency) && Enum.IsDefined(urgency) ? urgency : Urgency.CanWait,
        [.. asked.Questions.Select((_, i) => form[$"answer-{i}"].ToString().Trim())]);

    /// <summary>What was typed in a usual field, or null when it is empty or not asked for.</summary>
    public string? this[string field] => Fields.TryGetValue(field, out var typed) && typed.Length > 0 ? typed : null;

    /// <summary>What must be corrected, in the order of the form.</summary>
    public Faults Check(CaptureForm asked, Say say)
    {
        var faults = new Faults();
        foreach (var field in CaptureForm.Usual.Where(asked.Fields.ContainsKey))
        {
            CheckField(faults, say, field, asked.Fields[field]);
        }

        if (Body.Length is 0 or > LongestText)
        {
            faults.Add("body", say[Body.Length == 0 ? "desk.fault.body" : "desk.fault.long"]);
        }

        for (var i = 0; i < Answers.Count; i++)
        {
            if (Answers[i].Length > LongestText)
            {
                faults.Add($"answer-{i}", say["desk.fault.long"]);
            }
        }

        return faults;
    }

    /// <summary>The draft with every payment card number hidden, and the fields in which one stood.</summary>
    public (MessageDraft Draft, IReadOnlyList<string> Where) WithoutCards()
    {
        var where = new List<string>();
        string Hide(string field, string typed)
        {
            var masked = CardNumbers.Masked(typed);
            if (masked is not null)
            {
                where.Add(field);
            }

            return masked ?? typed;
        }

        var fields = Fields.ToDictionary(f => f.Key, f => Hide(f.Key, f.Value));
        var body = Hide("body", Body);
        var answers = Answers.Select((a, i) => Hide($"answer-{i}", a)).ToList();
        return (this with { Fields = fields, Body = body, Answers = answers }, where);
    }

    private void CheckField(Faults faults, Say say, string field, bool required)
    {
        var typed = Fields[field];
        if (typed.Length == 0)
        {
            if (required)
            {
                faults.Add(field, say[$"desk.fault.{field}"]);
            }
        }
        else if (typed.Length > (field == "email" ? LongestEmail : LongestField) || typed.Contains('\n'))
        {
            faults.Add(field, say["desk.fault.long"]);
        }
        else if (field == "email" && Mailbox.Fault(typed) is not null)
        {
            faults.Add(field, say["desk.fault.email-form"]);
        }
        else if (field == "phone" && PhoneKey.Of(typed) is null)
        {
            faults.Add(field, say["desk.fault.phone-form"]);
        }
    }
}
