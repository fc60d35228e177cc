using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose.Structure;

/// <summary>The words in front of what they name: "Identity Data: …", "Stripe - …", "LEGITIMATE INTERESTS - …".</summary>
internal static class Labels
{
    private const int Longest = 12;

    /// <summary>How many words the label takes with its mark; 0 when the text has none.</summary>
    public static int Length(List<Token> tokens, BlockKind kind)
    {
        for (var i = 1; i < Math.Min(tokens.Count - 1, Longest); i++)
        {
            var isDash = tokens[i].Word is "-" or "–" or "—" && tokens[i].Start > tokens[i - 1].End && tokens[i + 1].Start > tokens[i].End;
            if (tokens[i].Word == ":" || (isDash && (kind == BlockKind.Item || i <= 4)))
            {
                return i + 1;
            }

            if (tokens[i].Word is "." or ";" or "?")
            {
                return 0;
            }
        }

        return 0;
    }
}
