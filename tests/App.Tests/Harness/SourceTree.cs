namespace App.Tests.Harness;

/// <summary>The files of this repository, for tests that read them.</summary>
internal static class SourceTree
{
    private static readonly string[] Made = ["bin", "obj", ".git", ".avow"];

    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>Paths relative to the root, with forward slashes, in order; nothing that a build made.</summary>
    public static IEnumerable<string> Files(string under, string pattern) => Directory
        .EnumerateFiles(At(under), pattern, SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
        .Where(f => !f.Split('/').Any(Made.Contains))
        .Order(StringComparer.Ordinal);

    private static string Find(DirectoryInfo? folder) => folder is null
        ? throw new InvalidOperationException("These tests run inside the source tree, below Avow.slnx.")
        : File.Exists(Path.Combine(folder.FullName, "Avow.slnx")) ? folder.FullName : Find(folder.Parent);
}
