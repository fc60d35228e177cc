using System.Globalization;

namespace Avow.Web;

/// <summary>One text of one language, taken apart once: words, <c>{places}</c> and counted forms.</summary>
/// <remarks>
/// A counted form is <c>{count: one message | # messages}</c>: the first form is for exactly 1, the second for every
/// other number, and # is the number itself. English and Swedish need no more than these two.
/// </remarks>
internal sealed class Template
{
    private readonly Piece[] pieces;

    private Template(Piece[] pieces) => this.pieces = pieces;

    /// <summary>The names that a caller must give, without order.</summary>
    public IEnumerable<string> Names => pieces.SelectMany(p => p.Names).Distinct();

    /// <summary>The whole text when it has no places, else nothing.</summary>
    public string? Plain => pieces switch { [] => "", [{ Words: { } words }] => words, _ => null };

    public static Template Parse(string text) => new([.. Split(text, counted: null)]);

    /// <summary>Writes the text. <paramref name="find"/> gives the value of a name and throws when there is none.</summary>
    public void Write(Action<string> words, Action<object> value, Func<string, object> find)
    {
        foreach (var piece in pieces)
            piece.Write(words, value, find);
    }

    private static IEnumerable<Piece> Split(string text, string? counted)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny('{', counted is null ? '{' : '#');
            if (next != 0)
                yield return new(Words: next < 0 ? text[at..] : text.Substring(at, next));
            if (next < 0)
                yield break;
            at += next;
            var end = text[at] == '#' ? at : Closing(text, at);
            yield return text[at] == '#' ? new(Name: counted) : Place(text[(at + 1)..end]);
            at = end + 1;
        }
    }

    private static int Closing(string text, int open)
    {
        for (int at = open, depth = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return at;
        }
        throw new FormatException($"A brace is not closed in the text “{text}”.");
    }

    private static Piece Place(string inside)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return new(Name: Named(inside));
        var name = Named(inside[..colon]);
        var forms = inside[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries);
        if (forms.Length != 2)
            throw new FormatException($"A counted text has two forms, divided by one bar: “{inside}”.");
        return new(Name: name, One: new([.. Split(forms[0], name)]), Other: new([.. Split(forms[1], name)]));
    }

    private static string Named(string name) =>
        name.Length > 0 && name.All(char.IsAsciiLetter) ? name : throw new FormatException($"“{name}” is no name of a place in a text.");

    private readonly record struct Piece(string? Words = null, string? Name = null, Template? One = null, Template? Other = null)
    {
        public IEnumerable<string> Names =>
            (Name is null ? [] : new[] { Name }).Concat(One?.Names ?? []).Concat(Other?.Names ?? []);

        public void Write(Action<string> words, Action<object> value, Func<string, object> find)
        {
            if (Words is not null)
                words(Words);
            else if (One is null)
                value(find(Name!));
            else
                (IsOne(find(Name!)) ? One : Other!).Write(words, value, find);
        }

        private static bool IsOne(object value) => value is IConvertible number && number.ToDecimal(CultureInfo.InvariantCulture) == 1;
    }
}
