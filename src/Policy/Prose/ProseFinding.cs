using Avow.Policy.Prose.Lint;

namespace Avow.Policy.Prose;

/// <summary>Something that is wrong with a published policy.</summary>
/// <param name="Code">A code of docs/findings.md, such as <c>RETENTION-VAGUE</c>.</param>
/// <param name="Severity">error, warn or info.</param>
/// <param name="Quote">The exact words, or null where the fault is that something is absent.</param>
/// <param name="Start">Offset of the quote; null where there is none.</param>
/// <param name="Why">In plain words of the language that was asked for.</param>
/// <param name="Source">The rule with its date.</param>
/// <param name="Mend">What would put it right.</param>
/// <param name="Against">The other side of a contradiction; null elsewhere.</param>
public sealed record ProseFinding(string Code, string Severity, string? Quote, int? Start, string Why, string Source, string Mend, string? Against = null)
{
    /// <summary>Why somebody lets it stand; null while nobody does.</summary>
    public string? Dismissed { get; init; }

    internal FindingDetail? Detail { get; init; }

    /// <summary>The same finding in the words of another language; a finding on a policy file keeps its own.</summary>
    /// <param name="language">en or sv.</param>
    public ProseFinding In(string language) => FindingTexts.Codes.Contains(Code) ? FindingTexts.In(this, language) : this;
}
