namespace Avow.Policy.Prose.Grammar;

/// <summary>A stretch of words that a pattern took, from the first word up to but without <paramref name="To"/>.</summary>
internal readonly record struct Match(int From, int To);

/// <summary>
/// A row of words, classes and gaps: <c>@keep .. @data ... @period</c>. <c>..</c> lets up to 6 words pass, <c>...</c> up to 25, <c>....</c> up to 60;
/// <c>a|b</c> is either, <c>?x</c> may be absent, <c>^</c> and <c>$</c> are the ends of the sentence. No gap crosses a semicolon or the edge of a cell.
/// </summary>
internal sealed class Pattern
{
    private readonly Element[] _elements;
    private readonly Element[] _needed;

    public Pattern(string text)
    {
        _elements = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Element.Of)];
        _needed = [.. _elements.Where(e => e is { IsOptional: false, Choices.Count: > 0 })];
    }

    /// <summary>The shortest of the matches that end first; null when there is none. Time is bounded by words times elements times the gap.</summary>
    public Match? Find(IReadOnlyList<Token> tokens, Tags tags)
    {
        foreach (var element in _needed)
        {
            if (!element.IsPossible(tags))
            {
                return null;
            }
        }

        // For each word the latest place where a match that has come so far began; -1 where none has.
        var reached = new int[tokens.Count + 1];
        for (var i = 0; i < reached.Length; i++)
        {
            reached[i] = i;
        }

        foreach (var element in _elements)
        {
            var next = element.Step(reached, tokens, tags);
            if (next is null)
            {
                return null;
            }

            reached = next;
        }

        var end = Array.FindIndex(reached, from => from >= 0);
        return end < 0 ? null : new(reached[end], end);
    }

    private sealed record Choice(int Class, WordPattern Word);

    private sealed record Element(IReadOnlyList<Choice> Choices, bool IsOptional, int Gap, char Anchor)
    {
        public static Element Of(string text) => text switch
        {
            ".." => new([], false, 6, ' '),
            "..." => new([], false, 25, ' '),
            "...." => new([], false, 60, ' '),
            "^" or "$" => new([], false, 0, text[0]),
            "|" => new([new(0, new("|", false, false))], false, 0, ' '),
            ['?', ..] when text.Length > 1 => Of(text[1..]) with { IsOptional = true },
            _ => new([.. text.Split('|').Select(c => c[0] == '@' ? new Choice(ClassNames.Of(c[1..]), default) : new Choice(0, WordPattern.Of(c)))], false, 0, ' '),
        };

        /// <summary>Whether the sentence holds any of its choices at all: most patterns end here.</summary>
        public bool IsPossible(Tags tags)
        {
            foreach (var choice in Choices)
            {
                if (choice.Class > 0 ? tags.Has(choice.Class) : choice.Word.IsPrefix || choice.Word.IsSuffix || tags.HasWord(choice.Word.Word))
                {
                    return true;
                }
            }

            return false;
        }

        public int[]? Step(int[] reached, IReadOnlyList<Token> tokens, Tags tags)
        {
            var next = new int[reached.Length];
            Array.Fill(next, -1);
            var any = false;
            for (var at = 0; at < reached.Length; at++)
            {
                if (reached[at] >= 0)
                {
                    any |= Advance(at, reached[at], next, tokens, tags);
                }
            }

            return any ? next : null;
        }

        private bool Advance(int at, int from, int[] next, IReadOnlyList<Token> tokens, Tags tags)
        {
            if (Anchor != ' ')
            {
                var holds = Anchor == '^' ? at == 0 : at == tokens.Count || (at == tokens.Count - 1 && tokens[at].IsMark);
                return holds && Reach(next, at, from);
            }

            if (Gap > 0)
            {
                return Pass(at, from, next, tokens);
            }

            var any = IsOptional && Reach(next, at, from);
            if (at < tokens.Count)
            {
                foreach (var choice in Choices)
                {
                    any |= Take(choice, at, from, next, tokens, tags);
                }
            }

            return any;
        }

        private bool Pass(int at, int from, int[] next, IReadOnlyList<Token> tokens)
        {
            Reach(next, at, from);
            for (var to = at + 1; to <= Math.Min(tokens.Count, at + Gap) && tokens[to - 1].Word is not (";" or "|"); to++)
            {
                Reach(next, to, from);
            }

            return true;
        }

        private static bool Take(Choice choice, int at, int from, int[] next, IReadOnlyList<Token> tokens, Tags tags)
        {
            if (choice.Class == 0)
            {
                return choice.Word.Is(tokens[at].Word) && Reach(next, at + 1, from);
            }

            var any = false;
            foreach (var (name, length) in tags.At(at))
            {
                any |= name == choice.Class && Reach(next, at + length, from);
            }

            return any;
        }

        private static bool Reach(int[] next, int at, int from)
        {
            next[at] = Math.Max(next[at], from);
            return true;
        }
    }
}
