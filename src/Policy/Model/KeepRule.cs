namespace Avow.Policy.Model;

/// <summary>What happens to a record when its keeping is over.</summary>
public enum Disposal
{
    /// <summary>The record and its followers go.</summary>
    Delete,

    /// <summary>The record is added to declared counts, then goes.</summary>
    Anonymise,

    /// <summary>The categories of the purpose go; the rest of the record stays.</summary>
    Blank,

    /// <summary>Nothing by itself: a person looks, and the record stays until that person removes it.</summary>
    Review,
}

/// <summary>Which of several terms of one rule decides.</summary>
public enum Whichever
{
    /// <summary>The earliest; the rule of the house where the text says nothing.</summary>
    First,

    /// <summary>The latest; while one of its clocks has not started, the record stays.</summary>
    Last,
}

/// <summary>An exception that the rule leaves open. Each use is a dated exception with owner and end; it stops disposal as a hold does.</summary>
public enum OpenException
{
    /// <summary>The rule leaves none open.</summary>
    None,

    /// <summary>The person concerned asked for something else.</summary>
    Requested,

    /// <summary>Both sides agreed on something else.</summary>
    Agreed,
}

/// <summary>How long one purpose needs one kind of record, and what comes then.</summary>
/// <param name="Kind">The record kind, such as <c>phone-message</c>.</param>
/// <param name="Terms">In the order of the text. Empty when only a law or a review ends the keeping.</param>
/// <param name="Which">Which of several terms decides.</param>
/// <param name="Then">What happens at the end.</param>
/// <param name="KeepsSuppression">Whether a keyed digest of the address stays behind, so that it is never written to again.</param>
/// <param name="Statute">The id of the law that lengthens this rule, or null.</param>
/// <param name="At">Where the rule stands in the file.</param>
public sealed record KeepRule(
    string Kind,
    IReadOnlyList<KeepTerm> Terms,
    Whichever Which,
    Disposal Then,
    bool KeepsSuppression,
    string? Statute,
    Place At)
{
    /// <summary>The question that comes back while the record is kept, or null.</summary>
    public KeepReview? Review { get; init; }

    /// <summary>The exception that the rule leaves open.</summary>
    public OpenException Unless { get; init; }

    /// <summary>Whether the rule is the purpose's default, which this kind follows because it has none of its own.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether it says no more than periods after clocks or events, a law, and that the record then goes.</summary>
    public bool IsPlain => Terms.Count > 0 && Terms.All(t => t is { Bound: Bound.Exactly, State: null })
        && Review is null && Unless == OpenException.None && Then is Disposal.Delete or Disposal.Anonymise;

    /// <summary>The canonical words of the policy file; reading them gives an equal rule.</summary>
    public override string ToString() => string.Join("; ", Parts());

    /// <summary>Two rules are equal when they say the same of one kind, wherever they stand.</summary>
    public bool Equals(KeepRule? other) => other is not null && Kind == other.Kind && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Which, Then, Terms.Count);

    internal static string EndWords(Disposal then, bool keepsSuppression) =>
        then.ToString().ToLowerInvariant() + (keepsSuppression ? " and keep suppression" : "");

    private IEnumerable<string> Parts()
    {
        List<string> keep = [.. Terms.Select((t, i) => i == 0 ? t.ToString() : $"or {t}")];
        if (Terms.Count > 1)
        {
            keep.Add($"whichever is {(Which == Whichever.First ? "first" : "last")}");
        }

        if (Statute is not null)
        {
            keep.Add($"{(keep.Count > 0 ? "and " : "")}as long as {Statute} requires");
        }

        if (Unless != OpenException.None)
        {
            keep.Add($"unless {(Unless == OpenException.Requested ? "requested" : "agreed")} otherwise");
        }

        return [.. keep.Count == 0 ? [] : new[] { string.Join(", ", keep) }, .. Review is null ? [] : new[] { Review.Words(this) }, $"then {EndWords(Then, KeepsSuppression)}"];
    }
}

/// <summary>A place in a policy file, for faults and findings.</summary>
/// <param name="Line">From 1; 0 when the value was made, not read.</param>
/// <param name="Column">From 1, counted in UTF-16 characters.</param>
public readonly record struct Place(int Line, int Column);
