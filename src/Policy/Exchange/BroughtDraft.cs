using System.Text;
using System.Text.RegularExpressions;
using Avow.Policy.Model;
using Avow.Policy.Prose.Drafting;

namespace Avow.Policy.Exchange;

/// <summary>Writes what a foreign file says as a policy file; what it does not say is asked.</summary>
internal sealed partial class BroughtDraft(BroughtPolicy brought, VersionId version)
{
    private const string SomeTime = "while needed; then review";
    private readonly StringBuilder _text = new();
    private readonly List<OpenQuestion> _questions = [];
    private readonly List<string> _leftOut = [.. brought.LeftOut];
    private readonly string _language = Vocabulary.Languages.Contains(brought.Language) ? brought.Language : "en";

    public ImportedPolicy Write()
    {
        if (_language != brought.Language)
        {
            _leftOut.Add($"The language `{brought.Language}`: a policy is written in {string.Join(" or ", Vocabulary.Languages)}; translate the words");
        }

        Controller();
        var purposes = Named(brought.Purposes, p => p.Name, "purpose");
        var recipients = Named(brought.Recipients.Keys, r => r, "recipient");
        var people = Named(purposes.Keys.SelectMany(People).Distinct(), p => p, "people");
        Line("people:");
        people.ToList().ForEach(p => Line($"  {p.Value}: {Local(p.Key)}"));
        Line("purposes:");
        foreach (var (purpose, id) in purposes)
        {
            Purpose(purpose, id, people, recipients);
        }

        if (recipients.Count > 0)
        {
            Line("recipients:");
        }

        foreach (var (name, id) in recipients)
        {
            Line($"  {id}: {{ name: {DraftYaml.Quoted(name)}, role: processor, country: {CountryOf(brought.Recipients[name], $"recipients.{id}.country")}, why: {Local(name)} }}");
            Ask($"recipients.{id}", $"What is {name} for, is it processor or controller, and since when is there an agreement?");
        }

        Line("rights: { answer-within: 1 month, fee: unfounded-or-excessive }");
        return new(brought.Format, _text.ToString(), _questions, _leftOut);
    }

    private void Controller()
    {
        var isSwedish = brought.Country is "SE";
        var name = brought.Name ?? Asked("controller.name", "What is the firm called?", "Name of the firm");
        if (brought.Country is not ("SE" or "GB"))
        {
            Ask("controller.jurisdiction", "Whose law applies: GB-EAW, GB-SCT, GB-NIR or SE?");
        }

        var address = brought.Address ?? Asked("controller.address", "What is the firm's postal address?", "Address of the firm");
        var contact = brought.Contact ?? Asked("controller.privacy-contact", "Where do people write about their data?", "privacy@firm.example");
        foreach (var line in DraftYaml.Head(version, name, address, contact, _language, isSwedish))
        {
            Line(line);
        }
    }

    private void Purpose(BroughtPurpose purpose, string id, Dictionary<string, string> people, Dictionary<string, string> recipients)
    {
        var at = $"purposes.{id}";
        Line($"  {id}:");
        Line($"    heading: {Local(purpose.Name)}");
        Line($"    why: {Local(purpose.Why ?? Asked($"{at}.why", "Why is this data used?", purpose.Name))}");
        Basis(purpose, at);
        Line($"    people: [{string.Join(", ", People(purpose).Select(p => people[p]).Distinct())}]");
        Line($"    data: [{string.Join(", ", Data(purpose, at))}]");
        Line("    from: [person]");
        Line("    keep:");
        foreach (var kind in purpose.Keep.DefaultIfEmpty(new(null, null, null)).GroupBy(k => Kind(k.What, id)))
        {
            Line($"      {kind.Key}: {Rule([.. kind], $"{at}.keep.{kind.Key}")}");
        }

        if (purpose.Recipients.Count > 0)
        {
            Line($"    recipients: [{string.Join(", ", purpose.Recipients.Select(r => recipients[r]).Distinct())}]");
        }
    }

    private void Basis(BroughtPurpose purpose, string at)
    {
        if (purpose.Basis is null || !Vocabulary.Bases.Contains(purpose.Basis))
        {
            Ask($"{at}.basis", purpose.Basis is null ? "On which lawful basis?" : $"Which basis of Art. 6(1) is meant by {Reading.Quote.Word(purpose.Basis)}?");
            return;
        }

        Line($"    basis: {purpose.Basis}");
        switch (purpose.Basis)
        {
            case "consent":
                Ask($"{at}.wording", "To which words do people agree?");
                break;
            case "legal-obligation":
                Ask($"{at}.law", "Which law asks for it?");
                break;
            case "legitimate-interests":
                Line($"    interest: {Local(purpose.Interest ?? Asked($"{at}.interest", "Which interest is weighed?", purpose.Why ?? purpose.Name))}");
                Ask($"{at}.assessment", "Where is the balancing test?");
                break;
        }
    }

    private List<string> Data(BroughtPurpose purpose, string at)
    {
        var known = new List<string>();
        foreach (var words in purpose.Data)
        {
            BroughtPolicy.AddOnce(known, DataWords.CategoryOf(words));
            if (DataWords.CategoryOf(words) is null)
            {
                _leftOut.Add($"{at}.data: {Reading.Quote.Word(words)} is no category of a policy file");
            }
        }

        return known.Count > 0 ? known : [Asked($"{at}.data", "Which data is used?", "name")];
    }

    /// <summary>The rule in the language of keeping. Periods that have no starting event count from the recording, and that is asked.</summary>
    private string Rule(IReadOnlyList<BroughtKeep> kept, string at)
    {
        var terms = new List<string>();
        foreach (var keep in kept)
        {
            if (keep.Period is null || IsoPeriod.Read(keep.Period) is not { } read)
            {
                Ask(at, keep.Until is { } until ? $"The file says {Reading.Quote.Word(until)}. After how long, counted from what, do the records go?" : "After how long, counted from what, do the records go?");
                continue;
            }

            var clock = After().Match(keep.Period) is { Success: true } named ? named.Groups[1].Value : null;
            terms.Add($"{read.Period} after {clock ?? "recorded"}");
            if (clock is null || !read.IsExact)
            {
                Ask(at, (clock is null ? "What starts the period? Taken as `recorded`." : "") + (read.IsExact ? "" : $" {Reading.Quote.Word(keep.Period)} was taken as {read.Period}."));
            }
        }

        terms = [.. terms.Distinct()];
        if (terms.Count > 1)
        {
            Ask(at, "Which of the periods decides? Taken as the last.");
        }

        return terms.Count == 0 ? SomeTime : $"{string.Join(", or ", terms)}{(terms.Count > 1 ? ", whichever is last" : "")}; then delete";
    }

    private static IEnumerable<string> People(BroughtPurpose purpose) => purpose.People.Count > 0 ? purpose.People : ["People whose data is used"];

    private static string Kind(string? what, string purpose) =>
        what is not null && KindWord().Match(what) is { Success: true } named ? named.Groups[1].Value : $"{purpose}-record";

    private string CountryOf(string? country, string at) =>
        country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? country : Asked(at, "In which country does it hold the data?", brought.Country is "SE" ? "SE" : "GB");

    private static Dictionary<T, string> Named<T>(IEnumerable<T> all, Func<T, string> name, string without)
        where T : notnull
    {
        var ids = new Dictionary<T, string>();
        foreach (var one in all)
        {
            var word = string.Join('-', NotInIds().Split(name(one).ToLowerInvariant()).Where(p => p.Length > 0));
            word = word.Length == 0 || !char.IsAsciiLetterLower(word[0]) ? $"{without}-{word}".TrimEnd('-') : word;
            var id = word.Length > 50 ? word[..50].TrimEnd('-') : word;
            for (var next = 2; ids.ContainsValue(id); next++)
            {
                id = $"{word[..Math.Min(word.Length, 50)].TrimEnd('-')}-{next}";
            }

            ids[one] = id;
        }

        return ids;
    }

    private string Asked(string at, string asks, string meanwhile)
    {
        Ask(at, asks);
        return meanwhile;
    }

    private void Ask(string at, string asks) => _questions.Add(new(at, asks.Trim(), null));

    private string Local(string words) => DraftYaml.Local(_language, words);

    private void Line(string line) => _text.Append(line).Append('\n');

    [GeneratedRegex(@" after ([a-z][a-z0-9]*(?:-[a-z0-9]+)*)")]
    private static partial Regex After();

    [GeneratedRegex(@"^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?::|$)")]
    private static partial Regex KindWord();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInIds();
}
