using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>Changing one value in the text of a policy file, and nothing else: comments, order and spaces stay byte for byte.</summary>
public static class PolicyText
{
    /// <summary>The text with another period in one rule, as another version. Where the kind follows the purpose's default, the default changes.</summary>
    /// <param name="text">A file that reads without faults.</param>
    /// <param name="term">Which term of the rule, from 0; it must have a period (not <c>until CLOCK</c>).</param>
    /// <param name="version">The id of the version that the changed text is.</param>
    /// <exception cref="ArgumentException">The text has faults, no such rule or no such period.</exception>
    /// <remarks>Of a range the upper number changes.</remarks>
    public static string WithPeriod(string text, string purpose, string kind, int term, KeepPeriod period, VersionId version)
    {
        var rule = Policy(text).PurposeOf(purpose)?.Keep.FirstOrDefault(k => k.Kind == kind)
            ?? throw new ArgumentException($"The policy has no rule {purpose}.{kind}.", nameof(kind));
        if (term < 0 || term >= rule.Terms.Count || rule.Terms[term].Period is null)
        {
            throw new ArgumentException($"Term {term} of {purpose}.{kind} has no period.", nameof(term));
        }

        var scalar = Find(text, "purposes", purpose, "keep", rule.IsDefault ? KeepCheck.Default : kind);
        var raw = text[scalar.Raw];
        var place = KeepRuleReader.Periods(raw).ElementAt(rule.Terms.Take(term).Count(t => t.Period is not null));
        var changed = Replace(text, scalar.Raw, Replace(raw, place, period.ToString()));
        return WithVersion(Checked(changed, purpose, kind, term, period), version);
    }

    /// <summary>The text as another version.</summary>
    /// <exception cref="ArgumentException">The text has faults.</exception>
    public static string WithVersion(string text, VersionId version)
    {
        _ = Policy(text);
        var scalar = Find(text, "version");
        var raw = text[scalar.Raw];
        var changed = raw.Replace(scalar.Text, version.ToString(), StringComparison.Ordinal);
        return Replace(text, scalar.Raw, changed);
    }

    /// <summary>Reads the changed text again: a rule written over several lines must not be damaged unseen.</summary>
    private static string Checked(string changed, string purpose, string kind, int term, KeepPeriod period) =>
        PolicyReader.Read(changed).Policy?.PurposeOf(purpose)?.Keep.First(k => k.Kind == kind).Terms[term].Period == period
            ? changed
            : throw new ArgumentException($"The rule {purpose}.{kind} is written in a way that cannot be changed here; edit the file.", nameof(kind));

    private static PolicyFile Policy(string text) => PolicyReader.Read(text) is { Policy: { } policy }
        ? policy
        : throw new ArgumentException("The text of the policy has faults.", nameof(text));

    private static ScalarNode Find(string text, params ReadOnlySpan<string> path)
    {
        var node = TreeReader.Read(text, [])!;
        foreach (var key in path)
        {
            node = ((MapNode)node).Find(key)!;
        }

        return (ScalarNode)node;
    }

    private static string Replace(string text, Range range, string with) => string.Concat(text.AsSpan(..range.Start.Value), with, text.AsSpan(range.End.Value..));
}
