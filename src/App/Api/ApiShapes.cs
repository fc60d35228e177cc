using System.Net;
using System.Text.RegularExpressions;
using Avow.Promises;
using Avow.Web;
using NodaTime;

namespace Avow.Api;

/// <summary>A list, or a page of one.</summary>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record Listed<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Until when a record is held, and why: the live verdict of the engine.</summary>
/// <param name="Until">The local date on which it goes; null while nothing is due.</param>
/// <param name="Rule">The rule of the policy that decides.</param>
/// <param name="Policy">The version of the policy under which it was decided.</param>
/// <param name="Sentence">The id of the sentence of the notice that says so.</param>
/// <param name="Because">The reason in words.</param>
public sealed partial record ApiHeld(LocalDate? Until, bool GoesTonight, string? Rule, string Policy, string? Sentence, string Because)
{
    public static ApiHeld Of(Kept kept, PageContext page) => new(
        kept.GoesOn, kept.GoesTonight, kept.Verdict.Rule, kept.Verdict.Policy.ToString(), kept.Verdict.Sentence, Plain(kept.Html(page.Say, "").Value));

    private static string Plain(string html) => WebUtility.HtmlDecode(Marks().Replace(html, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Marks();
}

/// <summary>The address of a page of ours, as programs reach it.</summary>
public static class ApiAddress
{
    /// <summary>The address of the next page of a list; null when there is none.</summary>
    public static string? Of(string? page) => page is null ? null : ApiEndpoints.Prefix + page;
}
