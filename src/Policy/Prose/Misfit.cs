namespace Avow.Policy.Prose;

/// <summary>What was handed in instead of a privacy policy that can be read.</summary>
public enum MisfitKind
{
    /// <summary>No words at all.</summary>
    Empty,

    /// <summary>A file that is no text: <see cref="Misfit.Detail"/> is its format, "?" where only its bytes tell.</summary>
    Binary,

    /// <summary>A page whose text is a picture.</summary>
    PictureOfText,

    /// <summary>A page whose text a script fetches.</summary>
    DrawnByScript,

    /// <summary>A language other than English and Swedish: <see cref="Misfit.Detail"/> is its code.</summary>
    ForeignLanguage,

    /// <summary>Terms of service or of sale.</summary>
    TermsOfService,

    /// <summary>A page that speaks of cookies alone.</summary>
    CookiesOnly,

    /// <summary>Text in which no promise was found.</summary>
    NoPromise,
}

/// <summary>Says what a text is when it is no privacy policy that can be read. A text with promises of its own about people's data always can.</summary>
/// <param name="Detail">The code of the language or script, or the format of the file; null elsewhere.</param>
public sealed record Misfit(MisfitKind Kind, string? Detail = null)
{
    private const int FewWords = 25;
    private const int MostCorePromises = 2;
    private const int FewestTerms = 4;

    // What a privacy policy has and terms of service or a page of cookies have hardly any of.
    private static readonly string[] Core = ["retention", "right", "recipient", "basis", "transfer", "data-category"];

    /// <summary>What it is instead; null when it can be read as a privacy policy.</summary>
    public static Misfit? Of(ProseReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var words = reading.Sentences.Sum(s => s.Tokens.Count(t => !t.IsMark));
        return Nothing(reading, words) ?? Foreign(reading, words) ?? Other(reading);
    }

    /// <summary>What the bytes of a file are when they are no text; null when they are.</summary>
    public static Misfit? Of(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty ? new(MisfitKind.Empty) : MisfitSigns.FormatOf(bytes) is { } format ? new(MisfitKind.Binary, format) : null;

    private static Misfit? Nothing(ProseReading reading, int words)
    {
        if (words >= FewWords || reading.Promises.Count > 0)
        {
            return null;
        }

        return MisfitSigns.HasPicture(reading.Original) ? new(MisfitKind.PictureOfText)
            : reading.Original.Contains("<script", StringComparison.OrdinalIgnoreCase) ? new(MisfitKind.DrawnByScript)
            : words == 0 ? new(MisfitKind.Empty)
            : null;
    }

    private static Misfit? Foreign(ProseReading reading, int words) =>
        words > 0 && MisfitSigns.LanguageOf(reading) is { } language ? new(MisfitKind.ForeignLanguage, language) : null;

    private static Misfit? Other(ProseReading reading)
    {
        var core = reading.Promises.Count(p => Core.Contains(p.Type));
        var (terms, privacy, cookies) = MisfitSigns.Count(reading);
        return core <= MostCorePromises && terms >= FewestTerms && terms > 2 * privacy ? new(MisfitKind.TermsOfService)
            : core <= MostCorePromises && cookies > 0 && reading.Promises.Count(p => p.Type == "cookie") is > 0 and var said && said > core && IsOfCookies(reading) ? new(MisfitKind.CookiesOnly)
            : reading.Promises.Count == 0 ? new(MisfitKind.NoPromise)
            : null;
    }

    /// <summary>Most sentences that promise anything speak of cookies, or the first words do.</summary>
    private static bool IsOfCookies(ProseReading reading) =>
        reading.Sentences.FirstOrDefault() is { } first && first.Has("cookie") && !first.Text.Contains("privacy", StringComparison.OrdinalIgnoreCase) && !first.Text.Contains("integritet", StringComparison.OrdinalIgnoreCase);
}
