namespace Avow.Modules.People;

/// <summary>What was typed into a search, read as what it may be.</summary>
/// <param name="Words">Beginnings of words of a name or company; empty for an e-mail address.</param>
/// <param name="Details">Beginnings of telephone numbers, e-mail addresses or job titles, and the fields they may stand in.</param>
internal sealed record Typed(IReadOnlyList<string> Words, IReadOnlyList<(IReadOnlyList<string> Fields, string Begins)> Details)
{
    private const int FewestDigits = 4;
    private const int MostWords = 6;
    private static readonly string[] Phones = ["phone", "mobile"];
    private static readonly string[] Emails = [PersonField.Email];

    // One or two letters begin so many titles that they would only stand in the way of names.
    private const int FewestLetters = 3;
    private static readonly string[] Titles = [PersonField.JobTitle];
    private static readonly (IReadOnlyList<string> Fields, string Begins)[] Nothing = [];

    public static Typed Read(string q)
    {
        var plain = string.Concat(q.Where(c => !char.IsControl(c))).Trim();
        if (plain.Contains('@'))
        {
            return new([], [(Emails, plain.ToLowerInvariant())]);
        }

        IReadOnlyList<string> words = [.. SearchKey.Words(plain).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)];
        if (SearchKey.Phone(plain) is { Length: >= FewestDigits } digits && !plain.Any(char.IsLetter))
        {
            // Somebody may leave out the nought at the front. Digits that stand together may be a company's number.
            return new(words.Count == 1 ? words : [], digits[0] == '0' ? [(Phones, digits)] : [(Phones, digits), (Phones, "0" + digits)]);
        }

        var title = SearchKey.Words(plain);
        return new(words, [.. words.Count == 1 && !plain.Contains(' ') ? [(Emails, plain.ToLowerInvariant())] : Nothing, .. title.Length >= FewestLetters ? [(Titles, title)] : Nothing]);
    }
}
