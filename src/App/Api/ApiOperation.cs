using System.Collections.Concurrent;
using System.Reflection;
using Avow.Web;
using Microsoft.AspNetCore.Components;

namespace Avow.Api;

/// <summary>One page or act as programs reach it: the page's own endpoint, with its body read from JSON and its answer written as JSON.</summary>
/// <param name="Path">Below the organisation, as the page's route is written: <c>/clients/{id:guid}</c>.</param>
public sealed class ApiOperation(string method, string path, string summary, IReadOnlyList<ApiField> takes)
{
    private readonly Dictionary<Type, ApiShape> _shapes = [];

    public string Method { get; } = method;

    public string Path { get; } = path;

    /// <summary>The same in the API; another only where the page is the front page.</summary>
    public string Address { get; private set; } = path;

    public string Summary { get; } = summary;

    public IReadOnlyList<ApiField> Takes { get; } = takes;

    /// <summary>The media type of an answer that is passed on as it is; null when the answer is JSON of ours.</summary>
    public string? Media { get; private set; }

    /// <summary>Whether the body is a file and not JSON.</summary>
    public bool TakesFile { get; private set; }

    /// <summary>What the pages look like in JSON; empty for an act that only says what was done.</summary>
    public IReadOnlyCollection<ApiShape> Shapes => _shapes.Values;

    public bool IsAct => Method != HttpMethods.Get;

    /// <summary>What a page was given to show, in JSON.</summary>
    public ApiOperation Gives<TPage, T>(Func<TPage, PageContext, T> shape)
        where TPage : IComponent
        where T : notnull
    {
        _shapes.Add(typeof(TPage), new(typeof(T), (content, page) => shape(Filled<TPage>(content), page)));
        return this;
    }

    /// <inheritdoc cref="Gives{TPage,T}(Func{TPage,PageContext,T})"/>
    public ApiOperation Gives<TPage, T>(Func<TPage, T> shape)
        where TPage : IComponent
        where T : notnull => Gives((TPage page, PageContext _) => shape(page));

    public ApiOperation At(string address)
    {
        Address = address;
        return this;
    }

    /// <summary>The answer is a file or a text, which goes on as it is.</summary>
    public ApiOperation PassesOn(string media)
    {
        Media = media;
        return this;
    }

    public ApiOperation WithFile()
    {
        TakesFile = true;
        return this;
    }

    internal ApiShape? ShapeOf(Type page) => _shapes.GetValueOrDefault(page);

    /// <summary>A page that was given its parameters and is never shown: the words in which a module reads them are then those of the page.</summary>
    private static TPage Filled<TPage>(object content)
        where TPage : IComponent
    {
        var page = Activator.CreateInstance<TPage>();
        foreach (var (from, to) in PageParameters.Of(typeof(TPage), content.GetType()))
        {
            to.SetValue(page, from.GetValue(content));
        }

        return page;
    }
}

/// <summary>How one page looks in JSON.</summary>
public sealed record ApiShape(Type Result, Func<object, PageContext, object> Make);

/// <summary>Which property of a page's content goes to which parameter.</summary>
internal static class PageParameters
{
    private static readonly ConcurrentDictionary<(Type Page, Type Content), (PropertyInfo From, PropertyInfo To)[]> Known = new();

    public static (PropertyInfo From, PropertyInfo To)[] Of(Type page, Type content) => Known.GetOrAdd((page, content), static pair =>
        [.. pair.Content.GetProperties().Select(from => (from, pair.Page.GetProperty(from.Name))).Where(p => p.Item2 is not null).Select(p => (p.from, p.Item2!))]);
}
