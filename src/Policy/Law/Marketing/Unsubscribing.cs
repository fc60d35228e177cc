using System.Text.RegularExpressions;

namespace Avow.Policy.Law.Marketing;

/// <summary>What a request to an unsubscribe address leads to.</summary>
public enum UnsubscribeAnswer
{
    /// <summary>Unsubscribe at once and answer 2xx, without cookie, log-in or redirect.</summary>
    Unsubscribe,

    /// <summary>Show a page with a button: scanners follow links, and a look must not act.</summary>
    AskOnPage,

    /// <summary>Refuse: neither.</summary>
    Refuse,
}

/// <summary>One-click unsubscribing of mail.</summary>
/// <remarks>Source: RFC 8058 sections 3.1, 3.2 and 4; RFC 2369.</remarks>
public static partial class Unsubscribing
{
    /// <summary>The only value of <c>List-Unsubscribe-Post</c>, and the body of the request.</summary>
    public const string OneClick = "List-Unsubscribe=One-Click";

    /// <summary>Whether receivers may offer one click: an https address, the Post header, and both under the signature.</summary>
    /// <param name="listUnsubscribe">The value of List-Unsubscribe; null when the header is missing.</param>
    /// <param name="listUnsubscribePost">The value of List-Unsubscribe-Post; null when the header is missing.</param>
    /// <param name="signedHeaders">The header names of the valid DKIM signature's <c>h=</c>, in any case; empty when there is none.</param>
    public static bool IsOneClick(string? listUnsubscribe, string? listUnsubscribePost, IReadOnlyCollection<string> signedHeaders) =>
        listUnsubscribe is not null
        && Addresses().Matches(listUnsubscribe).Any(m => Uri.TryCreate(m.Groups[1].Value, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
        && listUnsubscribePost?.Trim() == OneClick
        && signedHeaders.Contains("List-Unsubscribe", StringComparer.OrdinalIgnoreCase)
        && signedHeaders.Contains("List-Unsubscribe-Post", StringComparer.OrdinalIgnoreCase);

    /// <summary>What a request leads to.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="body">The field and value that were posted; null when there is none.</param>
    public static UnsubscribeAnswer Answer(string method, string? body) => method.ToUpperInvariant() switch
    {
        "POST" when body?.Trim() == OneClick => UnsubscribeAnswer.Unsubscribe,
        "GET" or "HEAD" => UnsubscribeAnswer.AskOnPage,
        _ => UnsubscribeAnswer.Refuse,
    };

    [GeneratedRegex("<\\s*([^<>]+?)\\s*>")]
    private static partial Regex Addresses();
}
