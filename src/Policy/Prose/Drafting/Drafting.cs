using System.Text;
using System.Text.RegularExpressions;
using Avow.Policy.Model;
using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Promises;
using Avow.Policy.Reading;

namespace Avow.Policy.Prose.Drafting;

/// <summary>One drafting: what was gathered from the promises, until it is written.</summary>
internal sealed partial class Drafting(ProseReading reading, VersionId version, Questions questions, bool withHouse)
{
    private const int LongestQuote = 300;
    private const int NearSentences = 5;
    private const string SomeRecords = "purposes.enquiries.keep.enquiry";
    private const string PhoneMessage = "phone-message";
    private const string Denial = "denied";
    private readonly SortedDictionary<string, (DraftKind Kind, SortedDictionary<string, string> Keep)> _purposes = [];
    private readonly SortedDictionary<string, DraftRecipient> _recipients = [];
    private readonly List<string> _said = [];
    private readonly List<DraftedPromise> _fates = [];
    private bool _mayCharge;

    public PolicyDraft Write()
    {
        foreach (var promise in reading.Promises)
        {
            var (fate, by) = Take(promise);
            _fates.Add(new(promise, fate, by));
        }

        Mentioned();
        if (_purposes.Count == 0)
        {
            const string Assumed = "12 months after last-interaction; then delete";
            Add(DraftKind.For("enquiry")!, questions.AnswerTo(SomeRecords) ?? Assumed);
            questions.Ask("nothing-kept", SomeRecords, AnswerForm.Rule, null, taken: Assumed);
        }

        if (withHouse)
        {
            AddHouse();
        }

        var body = new DraftFile(reading, version, _purposes.Values, _recipients, _said, _mayCharge).Write(questions);
        return new(questions.Head() + body, questions.Asked, questions.Answered, _fates) { Corrections = questions.Corrections };
    }

    /// <summary>What the house keeps whatever the firm does goes into the draft with the periods of the policies that come with it, and is asked about.</summary>
    private void AddHouse()
    {
        foreach (var (kind, rule) in DraftKind.House.Where(h => !_purposes.Values.Any(p => p.Keep.ContainsKey(h.Kind.Kind))))
        {
            Add(kind, rule);
        }

        questions.Ask("house", "purposes", AnswerForm.Elsewhere, null, "house", null, ("purposes", string.Join(", ", DraftKind.House.Select(h => h.Kind.Purpose).Distinct())));
    }

    private (Fate Fate, string By) Take(Promise promise) => promise.Type switch
    {
        "retention" => Keeping(promise),
        "recipient" when IsDenial(promise) && reading.Promises.Any(IsNamed) => Denied(promise),
        "recipient" when promise.Text("polarity") is not null => Said(promise),
        "recipient" => Recipient(promise),
        "right" or "complaint" => (Fate.Enforced, "rights"),
        "fee" => Fee(promise),
        "basis" => Basis(promise),
        "transfer" => (Fate.Open, "by.receiver"),
        "cookie" => (Fate.Open, "by.cookies"),
        "change" or "role" or "source" or "data-category" => (Fate.Enforced, "by.notice"),
        _ => Said(promise),
    };

    private (Fate, string) Keeping(Promise promise)
    {
        var meant = $"records-{promise.Start}";
        var kind = DraftKind.Named(questions.AnswerTo(meant)) ?? (IsOfLeaving(promise) ? DraftKind.For("newsletter") : KindOf(promise));
        var rule = kind is null ? null : DraftRule.Of(promise, kind);
        if (promise.Text("kind") == "never")
        {
            return Said(promise);
        }

        if (rule?.Text is null && promise.Text("kind") == "on-request")
        {
            return (Fate.Enforced, "rights");
        }

        if (kind is null || questions.AnswerTo(meant) is not null)
        {
            questions.Ask("records", "purposes", AnswerForm.Records, OneLine(promise.Quote), meant);
        }

        if (kind is null)
        {
            return (Fate.Open, "by.records");
        }

        questions.Offer(promise, "correct.records", AnswerForm.Records, meant, kind.Kind);
        return Ruled(promise, kind, rule!);
    }

    /// <summary>The rule goes into its purpose; what it leaves open is asked, and one answer settles all that is said of these records.</summary>
    private (Fate, string) Ruled(Promise promise, DraftKind kind, DraftRule rule)
    {
        var (place, at, quote) = ($"{kind.Purpose}.{kind.Kind}", $"purposes.{kind.Purpose}.keep.{kind.Kind}", OneLine(promise.Quote));
        if (questions.AnswerTo(at) is { } answer)
        {
            Add(kind, answer);
            questions.Ask("rule.how-long", at, AnswerForm.Rule, quote);
            return (Fate.Enforced, place);
        }

        if (rule.Text is null)
        {
            questions.Ask(rule.Asks!, at, AnswerForm.Rule, quote);
            return (Fate.Open, place);
        }

        if (Add(kind, rule.Text) is { } other && other != rule.Text)
        {
            questions.Ask("rule.two", at, AnswerForm.Rule, quote, null, other, ("one", other), ("other", rule.Text));
            return (Fate.Open, place);
        }

        if (rule.Asks is { } asks)
        {
            questions.Ask(asks, at, AnswerForm.Rule, quote, null, rule.Text, ("clock", rule.Clock));
        }

        questions.Offer(promise, "correct.rule", AnswerForm.Rule, at, rule.Text, ("rule", rule.Text));
        return (Fate.Enforced, place);
    }

    /// <summary>The kind that the records name; "messages" where the text speaks of answering the telephone are telephone messages; words that fit anything ("the details") yield to the rest of the sentence.</summary>
    private DraftKind? KindOf(Promise promise)
    {
        var named = DraftKind.For(promise.Text("records"));
        var isMessage = named?.Kind is "enquiry" && (promise.Text("records") ?? "").Contains("message", StringComparison.OrdinalIgnoreCase);
        return isMessage && Around(promise).Select(DraftKind.For).FirstOrDefault(k => k?.Kind == PhoneMessage) is { } taken ? taken
            : named is { Kind: not DraftKind.Anything } ? named : DraftKind.For(promise.Text("event")) is { Kind: not DraftKind.Anything } started ? started
            : DraftKind.For(promise.Quote) is { Kind: not DraftKind.Anything } said ? said : named;
    }

    /// <summary>What a promise stands under: its heading, and the few sentences before it in the same section, of which the first may be a heading that is too long to look like one.</summary>
    private IEnumerable<string> Around(Promise promise)
    {
        var sentence = reading.Sentences.LastOrDefault(s => s.Start <= promise.Start);
        if (sentence is null)
        {
            yield break;
        }

        yield return sentence.Section.Heading;
        for (var (before, count) = (sentence.Before, 0); before is not null && count < NearSentences; (before, count) = (before.Before, count + 1))
        {
            yield return before.Text;
        }
    }

    /// <summary>"If you unsubscribe we delete your details": the details are those of the newsletter.</summary>
    private static bool IsOfLeaving(Promise promise) =>
        promise.Text("kind") is "on-request" or "event" && (promise.Text("event") is { } said && DraftKind.ClockOf(said) == "unsubscribed" || DraftKind.ClockOf(promise.Quote) == "unsubscribed");

    /// <summary>Puts a rule into its purpose; answers the one that stands there.</summary>
    private string? Add(DraftKind kind, string rule)
    {
        if (!_purposes.TryGetValue(kind.Purpose, out var purpose))
        {
            _purposes[kind.Purpose] = purpose = (kind, []);
        }

        return purpose.Keep.TryAdd(kind.Kind, rule) ? rule : purpose.Keep[kind.Kind];
    }

    private (Fate, string) Recipient(Promise promise)
    {
        var name = Bare(promise);
        var vendor = ProseGrammar.Default.Vendors.GetValueOrDefault(name.ToLowerInvariant());
        var id = Slug(name);
        if (promise.Text("role") is "internal" or "authority" or "publication platform" || id.Length == 0 || vendor?["role"] is "authority")
        {
            return Said(promise);
        }

        if (IsNobodyTold)
        {
            return (Fate.Dropped, "by.denied");
        }

        if (vendor is null && !name.Split(' ').All(w => char.IsUpper(w[0])))
        {
            return Unnamed(promise);
        }

        var assumed = vendor?["country"] as string ?? (reading.Language == "sv" ? "SE" : "GB");
        if (vendor is null || questions.AnswerTo($"recipients.{id}.country") is not null)
        {
            questions.Ask("country", $"recipients.{id}", AnswerForm.Country, OneLine(promise.Quote), $"recipients.{id}.country", assumed, ("name", name), ("country", assumed));
        }

        else
        {
            questions.Offer(promise, "correct.country", AnswerForm.Country, $"recipients.{id}.country", assumed, ("name", name));
        }

        return Receives(id, name, questions.AnswerTo($"recipients.{id}.country") ?? assumed, vendor);
    }

    private (Fate, string) Unnamed(Promise promise)
    {
        var key = $"who-{promise.Start}";
        questions.Ask("who", "recipients", AnswerForm.Recipient, OneLine(promise.Quote), key);
        return questions.AnswerTo(key)?.Split('|') is [var name, var country] && Slug(name) is { Length: > 0 } id
            ? Receives(id, name, country, ProseGrammar.Default.Vendors.GetValueOrDefault(name.ToLowerInvariant()))
            : (Fate.Open, "by.recipients");
    }

    private (Fate, string) Receives(string id, string name, string country, IReadOnlyDictionary<string, object?>? vendor)
    {
        var (words, purposes) = DraftKind.Deed(vendor?.GetValueOrDefault("does") as string, reading.Language);
        _recipients.TryAdd(id, new(name, country, $"{name} {words}.", purposes));
        return (Fate.Enforced, $"recipient {id}");
    }

    /// <summary>The name itself: not "Larchpay's", and of a whole sentence the firm that it names with its legal form.</summary>
    private static string Bare(Promise promise)
    {
        var name = OneLine(promise.Text("name") ?? "").Replace('’', '\'');
        name = name.EndsWith("'s", StringComparison.Ordinal) ? name[..^2] : name;
        return name.Contains(' ', StringComparison.Ordinal) && LegalName().Match(name) is { Success: true } legal ? legal.Value : name;
    }

    /// <summary>Providers that the text names somewhere, but not as recipients: drafted, and asked about.</summary>
    private void Mentioned()
    {
        foreach (var (name, at) in Mentions.In(reading).Where(m => !IsNobodyTold && !m.At.Has("never")))
        {
            var vendor = ProseGrammar.Default.Vendors[name.ToLowerInvariant()];
            var isTold = vendor["role"] is "authority" || (vendor["role"] is "publication platform" && !at.Has("cookie") && !at.Topics.Contains("cookies"));
            if (!isTold && Slug(name) is { Length: > 0 } id && !_recipients.ContainsKey(id))
            {
                if (questions.AnswerTo($"recipients.{id}.receives") is not "no")
                {
                    Receives(id, name, (string)vendor["country"]!, vendor);
                }

                questions.Ask("mentioned", $"recipients.{id}", AnswerForm.Choice, OneLine(reading.Original[at.Start..at.End]), $"recipients.{id}.receives", "yes", ("name", name));
            }
        }
    }

    [GeneratedRegex(@"(?:\p{Lu}[\w&'.-]*\s+){0,3}\p{Lu}[\w&'-]*\s+(?:Ltd|Limited|Inc|LLC|LLP|AB|GmbH|plc|BV)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LegalName();

    private static bool IsNamed(Promise promise) =>
        promise.Type == "recipient" && promise.Text("polarity") is null && ProseGrammar.Default.Vendors.ContainsKey((promise.Text("name") ?? "").ToLowerInvariant());

    private static bool IsDenial(Promise promise) => promise.Type == "recipient" && promise.Text("polarity") is "never" && promise.Text("name") is "third parties";

    /// <summary>"Never shared" beside somebody who receives data: both cannot hold, and only the firm knows which does.</summary>
    private (Fate, string) Denied(Promise promise)
    {
        var names = reading.Promises.Where(IsNamed).Select(Bare).Distinct(StringComparer.OrdinalIgnoreCase);
        questions.Ask("denied", "promises", AnswerForm.Side, OneLine(promise.Quote), Denial, null, ("names", string.Join(", ", names)));
        return questions.AnswerTo(Denial) switch
        {
            "promise" => Said(promise),
            "recipients" => (Fate.Dropped, "by.named"),
            _ => (Fate.Open, "by.named"),
        };
    }

    /// <summary>The firm has said that nobody receives data, whatever its text says elsewhere.</summary>
    private bool IsNobodyTold => questions.AnswerTo(Denial) == "promise" && reading.Promises.Any(IsDenial) && reading.Promises.Any(IsNamed);

    private (Fate, string) Basis(Promise promise)
    {
        var kind = DraftKind.For(promise.Text("purpose"));
        return kind is not null && kind.Basis == promise.Text("basis")
            ? (Fate.Enforced, $"purpose {kind.Purpose}")
            : (Fate.Open, kind is null ? "by.unnamed" : $"by.rests {kind.Purpose} {kind.Basis}");
    }

    private (Fate, string) Fee(Promise promise)
    {
        _mayCharge |= promise.Quote.Contains("may", StringComparison.OrdinalIgnoreCase) || promise.Quote.Contains("kan", StringComparison.OrdinalIgnoreCase);
        return (Fate.Enforced, "rights.fee");
    }

    private (Fate, string) Said(Promise promise)
    {
        var words = OneLine(promise.Quote);
        if (words.Length is 0 or > LongestQuote || words.Contains('<'))
        {
            return (Fate.Dropped, "by.sentence");
        }

        _said.Add(words);
        return (Fate.Duty, $"promises.said-{_said.Count}");
    }

    /// <summary>Words as one line that may stand in a policy file.</summary>
    internal static string OneLine(string quote) => string.Join(' ', SourceText.Cleared(quote).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Slug(string name) =>
        string.Join('-', new string([.. name.ToLowerInvariant().Select(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { Length: <= 40 } id && id.Length > 0 && char.IsLetter(id[0]) ? id : "";
}
