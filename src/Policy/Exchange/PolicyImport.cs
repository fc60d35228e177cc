using Avow.Policy.Model;
using Avow.Policy.Prose.Drafting;
using Avow.Policy.Reading;

namespace Avow.Policy.Exchange;

/// <summary>A policy file made of a foreign one.</summary>
/// <param name="Format">TILT, DPV or Fides.</param>
/// <param name="Text">The policy file. It reads without faults; its questions are open.</param>
/// <param name="Questions">What the foreign file does not say.</param>
/// <param name="LeftOut">What it says and the policy file does not, each with the reason.</param>
public sealed record ImportedPolicy(string Format, string Text, IReadOnlyList<OpenQuestion> Questions, IReadOnlyList<string> LeftOut);

/// <summary>Takes over what another tool knows of a firm's use of data.</summary>
public static class PolicyImport
{
    /// <param name="bytes">TILT JSON, DPV JSON-LD or the YAML of Fides; at most 2 MB, 16 levels deep.</param>
    /// <param name="version">The date from which the draft would be in force.</param>
    /// <exception cref="ArgumentException">It is none of the three, or names no purpose; the message says what to give.</exception>
    public static ImportedPolicy Read(ReadOnlySpan<byte> bytes, VersionId version)
    {
        var faults = new List<Fault>();
        var text = SourceText.Decode(bytes, faults);
        var root = text is null ? null : TreeReader.Read(text, faults);
        if (root is null || faults.Count > 0)
        {
            throw new ArgumentException(faults.Count > 0 ? $"line {faults[0].Line}: {faults[0].Message}" : "the file says nothing");
        }

        var brought = ForeignFiles.Of(root)
            ?? throw new ArgumentException("this is neither TILT (dataDisclosed), nor DPV in JSON-LD (@graph), nor Fides (system, privacy_declarations)");
        return brought.Purposes.Count == 0
            ? throw new ArgumentException($"the {brought.Format} file names no purpose of using data")
            : new BroughtDraft(brought, version).Write();
    }
}
