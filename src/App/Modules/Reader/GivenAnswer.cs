using System.Globalization;
using Avow.Policy.Model;
using Avow.Policy.Prose.Drafting;
using NodaTime.Text;

namespace Avow.Modules.Reader;

/// <summary>The answer to an open question as a form sends it.</summary>
internal static class GivenAnswer
{
    private const int LongestWords = 200;

    /// <summary>The answer in the form that the question asks for; null when the fields give none.</summary>
    public static string? Of(OpenQuestion question, IFormCollection form)
    {
        var answer = form["answer"].ToString().Trim();
        return question.Form switch
        {
            AnswerForm.Words => answer.Length is > 0 and <= LongestWords && !answer.Any(char.IsControl) ? answer : null,
            AnswerForm.Rule => int.TryParse(form["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? AnswerChoices.Rule(count, form["unit"].ToString(), form["clock"].ToString(), form["end"] == "anonymise")
                : null,
            AnswerForm.Records => AnswerChoices.Kinds("en").ContainsKey(answer) ? answer : null,
            AnswerForm.Country => CountryIn(answer),
            AnswerForm.Recipient => NameIn(form) is { } name && CountryIn(answer) is { } country ? $"{name}|{country}" : null,
            AnswerForm.Assessment => NameIn(form) is { } by && DateIn(answer) is { } on ? $"{by}|{on}" : null,
            AnswerForm.Date => DateIn(answer),
            AnswerForm.Safeguard => answer != "privacy-shield" && Vocabulary.Safeguards.Contains(answer) ? answer : null,
            AnswerForm.Choice => answer is "yes" or "no" ? answer : null,
            AnswerForm.Side => answer is "promise" or "recipients" ? answer : null,
            _ => null,
        };
    }

    /// <summary>The parts of a rule that a field can show; nothing when it is another rule.</summary>
    public static (string Count, string Unit, string Clock, string End) Parts(string? rule) =>
        rule?.Replace("at most ", "", StringComparison.Ordinal).Replace(";", "", StringComparison.Ordinal).Split(' ') is [var count, var unit, "after", var clock, "then", var end]
            ? (count, unit.EndsWith('s') ? unit : unit + "s", clock, end)
            : ("", "months", "", "delete");

    private static string? NameIn(IFormCollection form) =>
        form["name"].ToString().Trim() is { Length: > 0 and <= LongestWords } name && name.Any(char.IsAsciiLetter) && !name.Contains('|') && !name.Any(char.IsControl) ? name : null;

    private static string? DateIn(string answer) => LocalDatePattern.Iso.Parse(answer) is { Success: true, Value.Year: >= 1990 and <= 2100 } ? answer : null;

    private static string? CountryIn(string answer) => AnswerChoices.Countries("en").ContainsKey(answer) ? answer : null;
}
