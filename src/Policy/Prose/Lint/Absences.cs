using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Lint;

/// <summary>What articles 13 and 14 and the UK additions want said and the text does not say.</summary>
internal static class Absences
{
    private static readonly string[] Rights = ["access", "rectification", "erasure", "restriction", "objection", "portability"];
    private static readonly Pattern[] MustGive = [.. new[] { "if you do|fail not|to .. give|provide ... @personal|@we", "failure to provide", "not required|obliged|obligated to provide", "statutory or contractual", "om du inte lämnar|ger", "required to provide .. @personal", "will not be a requirement to provide", "required|needed|necessary .. .. enter|conclude .. agreement|contract", "krävs|nödvändig* .. .. ingå|teckna .. avtal*" }.Select(p => new Pattern(p))];
    private static readonly Pattern[] Dated = [.. new[] { "updated|revised|effective|reviewed|version|date|uppdaterad|gäller|dated .. @num", "@num .. updated|uppdaterad" }.Select(p => new Pattern(p))];
    private static readonly string[] Outside = ["US", "NZ", "AU", "CA", "IN", "CN", "IL"];

    public static IEnumerable<ProseFinding> In(ProseReading reading)
    {
        IEnumerable<(string Code, bool IsMissing, FindingDetail? Detail)> checks =
        [
            Missing(reading),
            ("MISSING-COMPLAINT-AUTHORITY", !Any(reading, "regulator") || !Has(reading, "complaint", p => p.Text("to") is not "firm"), null),
            ("MISSING-COMPLAINT-PROCEDURE", IsUnitedKingdom(reading) && !Has(reading, "complaint", p => p.Text("to") is "firm"), null),
            ("MISSING-BASIS-MAP", !Has(reading, "basis", p => p.Text("purpose") is { Length: > 20 }) && !reading.Sentences.Any(IsMapped), null),
            ("MISSING-TRANSFERS", !Has(reading, "transfer", _ => true) && Abroad(reading) is not null, Abroad(reading) is { } far ? new(far) : null),
            ("MISSING-COOKIES", Says(reading, "website", "webbplats", "hemsida", "web site") && !Has(reading, "cookie", _ => true), null),
            ("MISSING-ADM", !reading.Sentences.Any(s => !s.IsListed && (s.Has("r-adm") || IsOnProfiling(s))) && !reading.Sentences.Any(s => s.Has("r-adm") && s.Topics.Contains("rights")), null),
            ("MISSING-STATUTORY-CONTRACTUAL", !reading.Sentences.Any(s => MustGive.Any(p => p.Find(s.Tokens, s.Tags) is not null)), null),
            ("MISSING-VERSION-DATE", !reading.Sentences.Any(s => Dated.Any(p => p.Find(s.Tokens, s.Tags) is not null)), null),
            ("MISSING-CONTROLLER-ADDRESS", !reading.Sentences.Any(Addresses.IsIn), null),
            ("CONTROLLER-ENTITY", !Says(reading, " ltd", " limited", " llp", " plc", " ab ", " ab,", " ab.", " ab(", "sole trader", "enskild", "registration number", "company number", "organisationsnummer", "org.nr", " hb ", "partnership", " gmbh", " cic") && !reading.Sentences.Any(IsByPerson), null),
            ("PURPOSE-MISSING", Has(reading, "data-category", _ => true) && !Has(reading, "purpose", _ => true) && !Has(reading, "basis", p => p.Text("purpose") is { Length: > 20 }), null),
            ("RETENTION-MISSING", !Has(reading, "retention", _ => true), null),
        ];
        return checks.Where(c => c.IsMissing).Select(c => FindingTexts.Finding(c.Code, detail: c.Detail));
    }

    private static readonly Pattern[] Beside = [.. new[] { "@contract|@interests|@legal-obligation|@consent ( i.e|e.g|for|such|to|namely|t.ex|dvs|för", "@interests|@contract|@legal-obligation|@consent -|–|—|: @we .. @collect|@keep|@use ... to", "^ @interests|@contract|@legal-obligation|@consent -|–|— for|to|för" }.Select(p => new Pattern(p))];
    private static readonly Pattern[] Behind = [.. new[] { "^ this|that|it|these .. is|applies|apply|relates|covers ... to|for|in|when", "^ this|that|it is .. related|used|relied ... to|for|in|when", "^ detta|det gäller|används ... för|när|vid" }.Select(p => new Pattern(p))];

    /// <summary>A purpose that stands beside its basis: in brackets behind it, in the same row of a table, or in the next sentence of the item.</summary>
    private static bool IsMapped(Sentence sentence) =>
        HasBasis(sentence) && (sentence.Block.Kind == BlockKind.Row ? IsRowOfBases(sentence) : Is(Beside, sentence)
            || (sentence.IsListed && sentence.Topics.Contains("basis") && sentence.After is { } after && after.Block == sentence.Block && Is(Behind, after)));

    private static bool IsRowOfBases(Sentence row) =>
        row.Block.Cells is { Count: > 1 } cells && cells.Any(c => c.End - c.Start > 3) && row.Header is { } header && Basis.Any(b => header.Clean.Text.Contains(b, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Basis = ["basis", "ground", "grund"];

    private static bool HasBasis(Sentence sentence) => sentence.Has("contract") || sentence.Has("interests") || sentence.Has("legal-obligation") || sentence.Has("consent");

    private static bool Is(Pattern[] patterns, Sentence sentence) => Array.Exists(patterns, p => p.Find(sentence.Tokens, sentence.Tags) is not null);

    /// <summary>What the firm itself says on profiling, which the law counts among automated decisions; a right in a list says nothing of it.</summary>
    private static bool IsOnProfiling(Sentence sentence) => !sentence.IsHeading && !sentence.Topics.Contains("rights") && Is(Profiling, sentence);

    private static readonly Pattern[] Profiling = [new("profiling"), new("profilering*")];

    /// <summary>"Controller: Ada Lind, Lind Design": a person trades under a name.</summary>
    private static bool IsByPerson(Sentence sentence) =>
        Named.Find(sentence.Tokens, sentence.Tags) is { } match && match.To + 2 < sentence.Tokens.Count
        && sentence.Tokens[match.To].IsCapital && sentence.Tokens[match.To + 1].IsCapital && sentence.Tokens[match.To + 2].Word == ",";

    private static readonly Pattern Named = new("@controller :");

    private static (string, bool, FindingDetail?) Missing(ProseReading reading)
    {
        var missing = Rights.Where(r => !Has(reading, "right", p => p.Text("right") == r)).ToList();
        return ("MISSING-RIGHTS", missing.Count > 0, FindingDetail.NotNamed(missing));
    }

    private static bool Has(ProseReading reading, string type, Func<Promise, bool> fits) => reading.Promises.Any(p => p.Type == type && fits(p));

    private static bool Any(ProseReading reading, string name) => reading.Sentences.Any(s => s.Has(name));

    private static bool Says(ProseReading reading, params string[] words) => words.Any(w => reading.Original.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static bool IsUnitedKingdom(ProseReading reading) =>
        reading.Language == "en" && Says(reading, "uk gdpr", ".co.uk", "united kingdom", "hmrc", "ico.org.uk", "information commissioner", "england", " uk ", "+44");

    private static string? Abroad(ProseReading reading) => reading.Promises
        .Where(p => p.Type == "recipient" && p.Text("polarity") is null)
        .Select(p => p.Text("name"))
        .FirstOrDefault(n => n is not null && ProseGrammar.Default.Vendors.TryGetValue(n.ToLowerInvariant(), out var vendor) && Outside.Contains((string)vendor["country"]!));
}

/// <summary>Recognises a postal address by its postcode.</summary>
internal static class Addresses
{
    public static bool IsIn(Sentence sentence)
    {
        for (var i = 0; i + 1 < sentence.Tokens.Count; i++)
        {
            var (first, second) = (sentence.Tokens[i], sentence.Tokens[i + 1]);
            if (IsBritish(first, second.Word) || IsIrish(first, second.Word) || (IsDigits(first.Word, 3) && IsDigits(second.Word, 2) && i + 2 < sentence.Tokens.Count && sentence.Tokens[i + 2].IsCapital))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDigits(string word, int count) => word.Length == count && word.All(char.IsAsciiDigit);

    /// <summary>"DE21 4AL" is cut to "de21", "4", "al" or "4al".</summary>
    private static bool IsBritish(Token first, string second) =>
        first.IsCapital && first.Word.Length is >= 2 and <= 4 && char.IsAsciiLetter(first.Word[0]) && first.Word.Any(char.IsAsciiDigit) && second.Length is 1 or 3 && char.IsAsciiDigit(second[0]);

    private static bool IsIrish(Token first, string second) =>
        first.IsCapital && first.Word.Length == 3 && char.IsAsciiLetter(first.Word[0]) && char.IsAsciiDigit(first.Word[1]) && second.Length == 4 && second.Any(char.IsAsciiDigit);
}
