namespace Avow.Modules.Imports.Formats;

/// <summary>How much of a stranger's file is read before we stop and say so.</summary>
/// <param name="Bytes">Of the whole file.</param>
/// <param name="Rows">Contacts in one file.</param>
/// <param name="Columns">Columns of a table, or properties of one card.</param>
/// <param name="Signs">Characters of one field.</param>
/// <param name="Seconds">Of reading the file once.</param>
public sealed record FileLimits(long Bytes, int Rows, int Columns, int Signs, int Seconds)
{
    public static readonly FileLimits Usual = new(25 * 1024 * 1024, 250_000, 400, 20_000, 600);
}

/// <summary>Something in a file that could not be read: what, where, and with which limit.</summary>
/// <param name="TextKey">The sentence that says what it is and how to mend it.</param>
/// <param name="Line">From 1, as an editor counts.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Most">The limit that was passed, or 0.</param>
/// <param name="Ends">Whether nothing after it can be read.</param>
public sealed record FormatFault(string TextKey, int Line, int Column, int Most = 0, bool Ends = false);

/// <summary>One contact of a file, as its cells stand there.</summary>
/// <param name="Number">From 1, the heading not counted.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Cells">One for each column; a shorter line is filled with empty cells.</param>
/// <param name="Fault">Why it cannot be taken, or null.</param>
public sealed record FileRow(int Number, int Line, IReadOnlyList<string> Cells, FormatFault? Fault = null);

/// <summary>A file that is read from its beginning to its end, never held whole.</summary>
public interface IRowFile : IDisposable
{
    /// <summary>The headings, in order. Empty when the file is.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>What is wrong with the file as a whole, or null.</summary>
    FormatFault? Fault { get; }

    /// <summary>The contacts, once. After a fault that ends the file nothing follows.</summary>
    IEnumerable<FileRow> Rows();
}
