using System.Text;
using SQLitePCL;

namespace Avow.Database;

/// <summary>Binds values to a prepared SQLite statement by place, as the driver would write them.</summary>
internal static class SqliteBinding
{
    private const int IdLength = 36;
    private const int ShortText = 100;
    private const int MostBytesOfASign = 3;

    public static int Text(sqlite3_stmt statement, int place, string? text)
    {
        if (text is null)
        {
            return raw.sqlite3_bind_null(statement, place);
        }

        if (text.Length is 0 or > ShortText)
        {
            return raw.sqlite3_bind_text(statement, place, text);
        }

        Span<byte> bytes = stackalloc byte[ShortText * MostBytesOfASign];
        return raw.sqlite3_bind_text(statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    /// <summary>Ids stand in SQLite as the driver writes them: in capitals.</summary>
    public static int Id(sqlite3_stmt statement, int place, Guid id)
    {
        Span<byte> text = stackalloc byte[IdLength];
        id.TryFormat(text, out _);
        foreach (ref var sign in text)
        {
            sign = sign is >= (byte)'a' and <= (byte)'f' ? (byte)(sign - 32) : sign;
        }

        return raw.sqlite3_bind_text(statement, place, text);
    }

    public static int Id(sqlite3_stmt statement, int place, Guid? id) => id is { } known ? Id(statement, place, known) : raw.sqlite3_bind_null(statement, place);

    public static int Number(sqlite3_stmt statement, int place, long number) => raw.sqlite3_bind_int64(statement, place, number);

    public static int Number(sqlite3_stmt statement, int place, long? number) => number is { } known ? raw.sqlite3_bind_int64(statement, place, known) : raw.sqlite3_bind_null(statement, place);

    public static int Number(sqlite3_stmt statement, int place, double? number) => number is { } known ? raw.sqlite3_bind_double(statement, place, known) : raw.sqlite3_bind_null(statement, place);

    public static int Bytes(sqlite3_stmt statement, int place, byte[]? bytes) => bytes is null ? raw.sqlite3_bind_null(statement, place) : raw.sqlite3_bind_blob(statement, place, bytes);
}
