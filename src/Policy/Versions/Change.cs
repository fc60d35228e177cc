using Avow.Policy.Model;

namespace Avow.Policy.Versions;

/// <summary>What a change asks of the organisation, the lightest first.</summary>
public enum Obligation
{
    /// <summary>Nothing: people lose nothing by it.</summary>
    None,

    /// <summary>Tell the people concerned before it takes effect.</summary>
    Tell,

    /// <summary>Ask each person; it stays off for whoever has not said yes.</summary>
    Ask,

    /// <summary>Ask again those who once said yes to other words; their old yes does not cover it.</summary>
    AskAgain,
}

/// <summary>One difference between two versions, in words.</summary>
/// <param name="Code">A stable word, such as <c>period-shorter</c> or <c>purpose-added</c>.</param>
/// <param name="Subject">What changed: the id of a purpose, a rule (<c>purpose.kind</c>), a recipient, a cookie or a promise.</param>
/// <param name="Sentence">What changed, as a sentence in the language of the diff.</param>
/// <param name="Obligation">What follows.</param>
/// <param name="Reason">Why that follows, as a sentence.</param>
/// <param name="Source">The article or rule it comes from.</param>
/// <param name="People">Ids of the groups concerned, in the order of the newer file. Empty: everybody the policy speaks of.</param>
/// <param name="Kinds">The record kinds it reaches. May be empty.</param>
/// <param name="Purpose">The purpose it belongs to, or null.</param>
public sealed record Change(
    string Code, string Subject, string Sentence, Obligation Obligation, string Reason, string Source,
    IReadOnlyList<string> People, IReadOnlyList<string> Kinds, string? Purpose);
