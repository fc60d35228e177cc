using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>What is wrong with a purpose by itself.</summary>
internal static class PurposeFindings
{
    public static IEnumerable<Finding> Of(Purpose purpose)
    {
        var name = $"The purpose `{purpose.Id}`";
        if (purpose.Basis == Basis.NotStated)
        {
            yield return new("MISSING-BASIS-MAP", Severity.Error, $"{name} has no lawful basis.", purpose.At, "UK GDPR article 6(1) and 13(1)(c)", $"Add `basis:` with one of {string.Join(", ", Vocabulary.Bases)}.");
        }

        if (purpose.Basis == Basis.Consent && purpose.Wording.Count == 0)
        {
            yield return new("NO-WORDING", Severity.Error, $"{name} rests on consent, but nothing says to which words.", purpose.At, "UK GDPR article 7(1)", "Add `wording:` with the words that people agree to.");
        }

        if (purpose.Basis == Basis.LegitimateInterests && purpose.Assessment is null)
        {
            yield return new("NO-ASSESSMENT", Severity.Error, $"{name} rests on legitimate interests that nobody weighed.", purpose.At, "UK GDPR article 6(1)(f) and 5(2)", "Add `assessment:` with file, by, on and review.");
        }

        if (purpose.Basis == Basis.LegalObligation && purpose.Law is null)
        {
            yield return new("NO-LAW", Severity.Error, $"{name} rests on a legal obligation, but names no law.", purpose.At, "UK GDPR article 6(3)", "Add `law:` with the law that asks for it.");
        }

        if (purpose.Role == Role.Processor && purpose.Agreement is null)
        {
            yield return new("PROCESSOR-TERMS-MISSING", Severity.Error, $"{name} follows clients' instructions without an agreement.", purpose.At, "UK GDPR article 28(3)", "Add `agreement:` with file, since and review.");
        }

        if (purpose.Role == Role.Controller && purpose.Data is null)
        {
            yield return new("NO-INSTRUCTION", Severity.Error, $"{name} takes data as instructed, but nobody instructs a controller.", purpose.At, "UK GDPR article 13 and 14(1)(d)", "List the categories under `data:`, or say `as: processor`.");
        }
    }
}
