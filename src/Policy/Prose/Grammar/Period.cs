namespace Avow.Policy.Prose.Grammar;

/// <summary>A length of time as it was written.</summary>
/// <param name="Iso">ISO 8601: <c>P6Y</c>, <c>P3Y/P6Y</c> for a range, <c>PT24H</c>.</param>
/// <param name="At">Index of its first word; it takes <paramref name="Words"/> words.</param>
internal sealed record Period(string Iso, int At, int Words, bool IsRange, bool IsWorking);
