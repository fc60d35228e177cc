using System.Text.Json;

namespace Avow.Api;

/// <summary>What kind of value a field of a body holds.</summary>
public enum FieldKind
{
    Text,
    Date,
    Number,

    /// <summary>True or false; a form knows only that it was ticked.</summary>
    Flag,

    /// <summary>Several texts under one name of the form.</summary>
    Many,

    /// <summary>Several texts, each under a name of its own with its place: <c>answer-0</c>, <c>answer-1</c>.</summary>
    Numbered,
}

/// <summary>One field of a body in JSON, and the field of the page's form that takes it.</summary>
/// <param name="Name">In JSON.</param>
/// <param name="Form">In the form; for <see cref="FieldKind.Numbered"/> what stands before the place.</param>
/// <param name="Among">The only values it may have, or null.</param>
public sealed record ApiField(string Name, string Form, FieldKind Kind, bool IsRequired, IReadOnlyList<string>? Among = null, string? Says = null)
{
    /// <summary>The word of the form for each word of JSON, where they differ.</summary>
    public IReadOnlyDictionary<string, string>? InForm { get; init; }

    /// <summary>Whether the act cannot do without it.</summary>
    public ApiField Must => this with { IsRequired = true };

    /// <summary>What it means, where the name does not say it.</summary>
    public ApiField Meaning(string words) => this with { Says = words };

    /// <summary>The form's field, when it is not called as the name says.</summary>
    public ApiField As(string form) => this with { Form = form };
}

/// <summary>The words in which a module says what an act takes.</summary>
public static class Takes
{
    public static ApiField Text(string name) => Of(name, FieldKind.Text);

    public static ApiField Date(string name) => Of(name, FieldKind.Date);

    public static ApiField Number(string name) => Of(name, FieldKind.Number);

    public static ApiField Flag(string name) => Of(name, FieldKind.Flag);

    public static ApiField Many(string name) => Of(name, FieldKind.Many);

    public static ApiField Numbered(string name, string before) => Of(name, FieldKind.Numbered).As(before);

    public static ApiField One(string name, params string[] among) => Of(name, FieldKind.Text) with { Among = among };

    /// <summary>One of the values of a list that the form knows by their names in code.</summary>
    public static ApiField One<TEnum>(string name)
        where TEnum : struct, Enum => One(name, [.. Words<TEnum>().Keys]) with { InForm = Words<TEnum>() };

    private static Dictionary<string, string> Words<TEnum>()
        where TEnum : struct, Enum => Enum.GetNames<TEnum>().ToDictionary(JsonNamingPolicy.KebabCaseLower.ConvertName);

    private static ApiField Of(string name, FieldKind kind) => new(name, JsonNamingPolicy.KebabCaseLower.ConvertName(name), kind, false);
}
