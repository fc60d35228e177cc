using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace App.Tests.Harness;

/// <summary>A visitor with cookies of its own, who reads pages and sends their forms. Follows no redirection by itself.</summary>
public sealed class Browser(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
    private readonly Dictionary<string, string> _cookies = [];

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    public Task<Page> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Posts fields as a form, just as they are given.</summary>
    public Task<Page> Post(string path, params (string Name, string Value)[] fields) =>
        Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = Form(fields) });

    /// <summary>Sends a form of the page as a person would: hidden fields and what stands in it, and what is typed here.</summary>
    /// <param name="action">The address of the form when the page has several; its end is enough.</param>
    public Task<Page> Submit(Page page, string? action = null, params (string Name, string Value)[] typed)
    {
        var form = page.Form(action);
        var fields = form.Elements.Select(Field).OfType<(string, string)>().Where(f => typed.All(t => t.Name != f.Item1)).Concat(typed);
        var to = form.GetAttribute("action") is { Length: > 0 } there ? there : page.Path;
        var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = Form([.. fields]) };
        // What each browser says by itself of a form that stands on the site it leads to.
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Referrer = new Uri(address, page.Path);
        return Send(request);
    }

    /// <summary>Loses one cookie, as when its time has run out.</summary>
    public void Lose(string cookie) => _cookies.Remove(cookie);

    /// <summary>Goes where redirections lead, waiting at pages that come again by themselves; a page that is none stays.</summary>
    public async Task<Page> Follow(Page page)
    {
        page = page.Location is { } location ? await Get(location) : page;
        while (page.Headers.Contains("Refresh:", StringComparison.OrdinalIgnoreCase))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            page = await Get(page.Path);
            page = page.Location is { } next ? await Get(next) : page;
        }

        return page;
    }

    /// <summary>Signs in through the form: whatever its fields are called, one takes an e-mail address and one a password.</summary>
    public async Task<Page> SignIn(string path, string email, string password)
    {
        var page = await Get(path);
        var form = page.Form(null);
        string Named(string type, string word) => form.Elements.OfType<IHtmlInputElement>()
            .First(i => i.Type == type || (i.Name ?? "").Contains(word, StringComparison.OrdinalIgnoreCase)).Name!;
        var answer = await Submit(page, null, (Named("email", "email"), email), (Named("password", "password"), password));
        return answer.Status is HttpStatusCode.SeeOther or HttpStatusCode.Found
            ? answer
            : throw new InvalidOperationException($"Signing in as {email} answered {(int)answer.Status}: {answer.Words}");
    }

    /// <summary>Sends a request of any kind with this visitor's cookies.</summary>
    public async Task<Page> Send(HttpRequestMessage request)
    {
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var answer = await _http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            Keep(cookie);
        }

        var path = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.OriginalString;
        return new Page(path, answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync(), answer.Headers.ToString());
    }

    public void Dispose() => _http.Dispose();

    private void Keep(string cookie)
    {
        var (name, value) = (cookie[..cookie.IndexOf('=')], cookie[(cookie.IndexOf('=') + 1)..].Split(';')[0]);
        if (value.Length == 0)
        {
            _cookies.Remove(name);
        }
        else
        {
            _cookies[name] = value;
        }
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static (string, string)? Field(AngleSharp.Dom.IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" } => null,
        IHtmlInputElement { Name: { Length: > 0 } name } input => (name, input.Value),
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => (name, area.Value),
        IHtmlSelectElement { Name: { Length: > 0 } name } select => (name, select.Value ?? ""),
        _ => null,
    };
}

/// <summary>An answer.</summary>
/// <param name="Location">Where a redirection leads, or null.</param>
/// <param name="Headers">All headers, as text.</param>
public sealed record Page(string Path, HttpStatusCode Status, string? Location, string Body, string Headers)
{
    private IHtmlDocument? _html;

    public IHtmlDocument Html => _html ??= new HtmlParser().ParseDocument(Body);

    /// <summary>The words a reader sees, spaces made single.</summary>
    public string Words => string.Join(' ', (Html.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The form that posts to an address that ends so, or the only one of the page's main part.</summary>
    public IHtmlFormElement Form(string? action) =>
        Html.Forms.FirstOrDefault(f => action is null ? f.Closest("main") is not null : (f.GetAttribute("action") ?? "").EndsWith(action, StringComparison.Ordinal))
        ?? Html.Forms.FirstOrDefault(_ => action is null)
        ?? throw new InvalidOperationException($"{Path} ({(int)Status}) has no form {action}: {Words}");
}
