using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>A person should put it right; the organisation starts all the same.</summary>
    Warning,

    /// <summary>The policy cannot be kept or is unlawful as it stands: the organisation does not start.</summary>
    Error,
}

/// <summary>Something that is wrong with a policy although it reads.</summary>
/// <param name="Code">A short stable word, such as <c>no-wording</c>.</param>
/// <param name="Message">What is wrong, in one line.</param>
/// <param name="At">Where in the file.</param>
/// <param name="Because">The article or rule it comes from.</param>
/// <param name="Mend">What would put it right.</param>
public sealed record Finding(string Code, Severity Severity, string Message, Place At, string Because, string Mend);
