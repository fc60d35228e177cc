using System.Text.RegularExpressions;
using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>Reads a limit of contact: <c>at most 4 emails per event</c>, <c>at most 1 text per week</c>.</summary>
internal static partial class ContactLimitReader
{
    public const string Pattern = "^at most [0-9]{1,4} [a-z-]+ per [a-z0-9][a-z0-9 -]*$";

    private const int MostOfAll = 1_000;

    /// <summary>The limit, or why the words are none.</summary>
    public static (ContactLimit? Limit, string? Why) Read(string text)
    {
        var words = text.Length <= 200 ? Words().Match(text) : Match.Empty;
        if (!words.Success || !int.TryParse(words.Groups[1].Value, out var most) || most is < 1 or > MostOfAll)
        {
            return (null, $"{Quote.Word(text)} is no limit of contact; write `at most 4 emails per event`, from 1 to {MostOfAll}.");
        }

        var word = words.Groups[2].Value.Replace("-", "", StringComparison.Ordinal);
        if (ContactLimit.ChannelOf(word) is not { } channel)
        {
            return (null, $"{Quote.Word(words.Groups[2].Value)} is nothing that is counted{Quote.DidYouMean(word, ContactLimit.AllWords)} It is one of {string.Join(", ", ContactLimit.AllWords)}.");
        }

        var per = words.Groups[3].Value;
        var isPeriod = KeepPeriod.TryParse(char.IsAsciiDigit(per[0]) ? per : "1 " + per, out var period);
        return isPeriod ? (new(most, channel, null, period), null)
            : EventId().IsMatch(per) ? (new(most, channel, per, null), null)
            : (null, $"{Quote.Word(per)} is no period and no event; write `per event`, `per month` or `per 2 weeks`.");
    }

    [GeneratedRegex("^at most ([0-9]{1,4}) ([a-z-]+) per ([a-z0-9][a-z0-9 -]*)$")]
    private static partial Regex Words();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex EventId();
}
