using System.Text;
using System.Text.RegularExpressions;
using Avow.Policy.Model;
using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Promises;

namespace Avow.Policy.Prose.Drafting;

/// <summary>One drafting: what was gathered from the promises, until it is written.</summary>
internal sealed partial class Drafting(ProseReading reading, VersionId version)
{
    private const int LongestQuote = 300;
    private const string PhoneMessage = "phone-message";
    private readonly SortedDictionary<string, (DraftKind Kind, SortedDictionary<string, string> Keep)> _purposes = [];
    private readonly SortedDictionary<string, DraftRecipient> _recipients = [];
    private readonly List<string> _said = [];
    private readonly List<OpenQuestion> _questions = [];
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
            Add(DraftKind.For("enquiry")!, "12 months after last-interaction; then delete");
            _questions.Add(new("purposes", "The text names no records with a time. Which do you keep, and for how long?", null));
        }

        var body = new DraftFile(reading, version, _purposes.Values, _recipients, _said, _mayCharge).Write(_questions);
        return new(Head(_questions) + body, _questions, _fates);
    }

    private (Fate Fate, string By) Take(Promise promise) => promise.Type switch
    {
        "retention" => Keeping(promise),
        "recipient" when promise.Text("polarity") is "never" && promise.Text("name") is "third parties" && reading.Promises.Any(IsNamed) => Denied(promise),
        "recipient" when promise.Text("polarity") is not null => Said(promise),
        "recipient" => Recipient(promise),
        "right" or "complaint" => (Fate.Enforced, "rights"),
        "fee" => Fee(promise),
        "basis" => Basis(promise),
        "transfer" => (Fate.Open, "the recipient it speaks of"),
        "cookie" => (Fate.Open, "cookies"),
        "change" or "role" or "source" or "data-category" => (Fate.Enforced, "the notice says it of itself"),
        _ => Said(promise),
    };

    private (Fate, string) Keeping(Promise promise)
    {
        var kind = IsOfLeaving(promise) ? DraftKind.For("newsletter") : KindOf(promise);
        var rule = kind is null ? null : DraftRule.Of(promise, kind);
        if (promise.Text("kind") == "never")
        {
            return Said(promise);
        }

        if (kind is null || rule?.Text is null)
        {
            if (promise.Text("kind") == "on-request")
            {
                return (Fate.Enforced, "rights");
            }

            _questions.Add(new(kind is null ? "purposes" : $"purposes.{kind.Purpose}.keep.{kind.Kind}", kind is null ? "Which records are meant?" : rule!.Asks!, OneLine(promise.Quote)));
            return (Fate.Open, kind is null ? "records that are not known" : $"{kind.Purpose}.{kind.Kind}");
        }

        var place = $"{kind.Purpose}.{kind.Kind}";
        if (Add(kind, rule.Text) is { } other && other != rule.Text)
        {
            _questions.Add(new($"purposes.{place.Replace(".", ".keep.", StringComparison.Ordinal)}", $"Two times are given. The draft has `{other}`; here it would be `{rule.Text}`.", OneLine(promise.Quote)));
            return (Fate.Open, place);
        }

        if (rule.Asks is { } asks)
        {
            _questions.Add(new($"purposes.{place.Replace(".", ".keep.", StringComparison.Ordinal)}", asks, OneLine(promise.Quote)));
        }

        return (Fate.Enforced, place);
    }

    /// <summary>The kind that the records name; "messages" under a heading about answering the telephone are telephone messages; words that fit anything ("the details") yield to the rest of the sentence.</summary>
    private DraftKind? KindOf(Promise promise)
    {
        var named = DraftKind.For(promise.Text("records"));
        var headed = DraftKind.For(reading.Sentences.LastOrDefault(s => s.Start <= promise.Start)?.Section.Heading);
        return headed?.Kind == PhoneMessage && named?.Kind is "enquiry" && promise.Quote.Contains("message", StringComparison.OrdinalIgnoreCase) ? headed
            : named is { Kind: not DraftKind.Anything } ? named : DraftKind.For(promise.Text("event")) is { Kind: not DraftKind.Anything } started ? started
            : DraftKind.For(promise.Quote) is { Kind: not DraftKind.Anything } said ? said : named;
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

        if (vendor is null && !name.Split(' ').All(w => char.IsUpper(w[0])))
        {
            _questions.Add(new("recipients", "Who is that by name, and in which country?", OneLine(promise.Quote)));
            return (Fate.Open, "recipients");
        }

        var country = vendor?["country"] as string ?? (reading.Language == "sv" ? "SE" : "GB");
        if (vendor is null)
        {
            _questions.Add(new($"recipients.{id}", $"In which country does {name} hold the data? Taken as {country}.", OneLine(promise.Quote)));
        }

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
        foreach (var (name, at) in Mentions.In(reading).Where(m => !m.At.Has("never")))
        {
            var vendor = ProseGrammar.Default.Vendors[name.ToLowerInvariant()];
            var isTold = vendor["role"] is "authority" || (vendor["role"] is "publication platform" && !at.Has("cookie") && !at.Topics.Contains("cookies"));
            if (!isTold && Slug(name) is { Length: > 0 } id && !_recipients.ContainsKey(id))
            {
                var (words, purposes) = DraftKind.Deed(vendor.GetValueOrDefault("does") as string, reading.Language);
                _recipients.Add(id, new(name, (string)vendor["country"]!, $"{name} {words}.", purposes));
                _questions.Add(new($"recipients.{id}", $"The text names {name}, but not among those who receive data. Does it receive any?", OneLine(reading.Original[at.Start..at.End])));
            }
        }
    }

    [GeneratedRegex(@"(?:\p{Lu}[\w&'.-]*\s+){0,3}\p{Lu}[\w&'-]*\s+(?:Ltd|Limited|Inc|LLC|LLP|AB|GmbH|plc|BV)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LegalName();

    private static bool IsNamed(Promise promise) =>
        promise.Type == "recipient" && promise.Text("polarity") is null && ProseGrammar.Default.Vendors.ContainsKey((promise.Text("name") ?? "").ToLowerInvariant());

    private (Fate, string) Denied(Promise promise)
    {
        _questions.Add(new("promises", "The text says never, and names somebody who receives data. Which is true?", OneLine(promise.Quote)));
        return (Fate.Open, "the recipients that the text names");
    }

    private (Fate, string) Basis(Promise promise)
    {
        var kind = DraftKind.For(promise.Text("purpose"));
        return kind is not null && kind.Basis == promise.Text("basis")
            ? (Fate.Enforced, $"purpose {kind.Purpose}")
            : (Fate.Open, kind is null ? "a purpose that the text does not name" : $"purpose {kind.Purpose}, which the draft rests on {kind.Basis}");
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
            return (Fate.Dropped, "its sentence could not be taken over as it stands");
        }

        _said.Add(words);
        return (Fate.Duty, $"promises.said-{_said.Count}");
    }

    internal static string OneLine(string quote) => string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Slug(string name) =>
        string.Join('-', new string([.. name.ToLowerInvariant().Select(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { Length: <= 40 } id && id.Length > 0 && char.IsLetter(id[0]) ? id : "";

    private static string Head(List<OpenQuestion> questions)
    {
        var head = new StringBuilder($"# Drafted from a published text. {questions.Count} open questions:\n");
        foreach (var question in questions)
        {
            head.Append(System.Globalization.CultureInfo.InvariantCulture, $"# - {question.At}: {question.Asks}{(question.Quote is { } quote ? $" (\"{quote}\")" : "")}\n");
        }

        return head.ToString();
    }
}
