using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>A person should put it right; the organisation starts all the same.</summary>
    Warning,

    /// <summary>The policy cannot be kept or is unlawful as it stands: it cannot be published.</summary>
    Error,
}

/// <summary>Something that is wrong with a policy although it reads.</summary>
/// <param name="Code">One of <see cref="FindingCodes"/>, such as <c>NO-WORDING</c>.</param>
/// <param name="Message">What is wrong, in one line.</param>
/// <param name="At">Where in the file.</param>
/// <param name="Because">The article or rule it comes from, with its date where it has one.</param>
/// <param name="Mend">What would put it right.</param>
public sealed record Finding(string Code, Severity Severity, string Message, Place At, string Because, string Mend)
{
    /// <summary>Why somebody lets it stand; null while nobody does.</summary>
    public string? Dismissed { get; init; }

    /// <summary>Why such a thing is a fault, in general.</summary>
    public string Reason => FindingCodes.Of(Code).Meaning;

    /// <summary>A finding as grave and with the source that its code has.</summary>
    internal static Finding Of(string code, string message, Place at, string mend, Severity? severity = null)
    {
        var known = FindingCodes.Of(code);
        return new(code, severity ?? known.Severity, message, at, known.Source, mend);
    }
}
