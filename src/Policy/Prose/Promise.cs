namespace Avow.Policy.Prose;

/// <summary>One promise that a published policy makes.</summary>
/// <param name="Type">retention, recipient, transfer, basis, purpose, right, consent, cookie, channel, role, source, data-category, complaint, fee or change.</param>
/// <param name="Quote">The exact words of the original, markup included.</param>
/// <param name="Start">Character offset of the quote in the original.</param>
/// <param name="Value">What was understood; keys depend on the type, a null value means that the text does not say.</param>
/// <param name="Confidence">From 0 to 1: how sure the rule is that found it.</param>
/// <param name="Rule">The rule of the grammar that found it.</param>
public sealed record Promise(string Type, string Quote, int Start, IReadOnlyDictionary<string, object?> Value, double Confidence, string Rule)
{
    /// <summary>Offset behind the quote.</summary>
    public int End => Start + Quote.Length;

    /// <summary>A value as text; null when it is absent or not text.</summary>
    public string? Text(string key) => Value.GetValueOrDefault(key) as string;
}
