using System.Globalization;
using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>Something in a policy file that keeps it from being read.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, counted in UTF-16 characters.</param>
/// <param name="Code">A short stable word, such as <c>unknown-key</c>.</param>
/// <param name="Message">One line in plain English, with the nearest right word where there is one.</param>
public sealed record Fault(int Line, int Column, string Code, string Message)
{
    internal Fault(Place at, string code, string message)
        : this(at.Line, at.Column, code, message)
    {
    }

    /// <summary><c>line:column: code: message</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}: {Code}: {Message}");
}

/// <summary>What came of reading: the policy, or why there is none.</summary>
/// <param name="Policy">Null exactly when there are faults.</param>
/// <param name="Faults">All of them, in the order of the file; at most <see cref="MostFaults"/>. Empty when the file reads.</param>
public sealed record ReadResult(PolicyFile? Policy, IReadOnlyList<Fault> Faults)
{
    /// <summary>How many faults are told at once; a file with more is not one that anybody wrote by hand.</summary>
    public const int MostFaults = 200;
}
