namespace Avow.Policy.Findings;

/// <summary>What becomes of a defect in a policy file.</summary>
public enum CodeStanding
{
    /// <summary>The compiler looks for it.</summary>
    Checked,

    /// <summary>The file's form leaves no room for it: the reader tells a fault.</summary>
    Refused,

    /// <summary>The notice made from every file says what would be missing.</summary>
    SaidAlways,
}

/// <summary>A defect that a privacy notice may have.</summary>
/// <param name="Code">Stable; the same as in other readers of notices.</param>
/// <param name="Severity">How grave it is, unless a finding says otherwise.</param>
/// <param name="Meaning">Why it is a defect, in one line.</param>
/// <param name="Source">The article or rule, with the date from which it counts where it has one.</param>
/// <param name="How">What is looked at in a file, or why a file cannot have it.</param>
public sealed record FindingCode(string Code, Severity Severity, string Meaning, string Source, string How, CodeStanding Standing = CodeStanding.Checked);

/// <summary>Every code, by name.</summary>
public static class FindingCodes
{
    private static readonly Dictionary<string, FindingCode> ByCode =
        KeepingCodes.All.Concat(ConsentCodes.All).Concat(SharingCodes.All).Concat(CookieCodes.All).Concat(RightsCodes.All).Concat(ContentCodes.All).Concat(HouseCodes.All)
            .ToDictionary(c => c.Code);

    /// <summary>In order of name.</summary>
    public static IReadOnlyList<FindingCode> All { get; } = [.. ByCode.Values.OrderBy(c => c.Code, StringComparer.Ordinal)];

    /// <summary>The code of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static FindingCode Of(string code) => ByCode[code];
}
