using System.Reflection;

namespace Avow.Modules.Organisations.Public;

/// <summary>The policies that come with the program: starting points for an organisation's own.</summary>
public static class PolicyTemplates
{
    private const string Folder = "policies/";

    /// <summary>Their names, such as <c>call-answering</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => Path.GetFileNameWithoutExtension(n)).Order()];

    /// <summary>The text of one.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{name}.yaml")
            ?? throw new ArgumentException($"No policy called {name} comes with the program.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
