using System.Globalization;
using Avow.Database;
using Avow.Holdings;

namespace Avow.Modules.MessageBank;

/// <summary>The last number given to a telephone message, one row for each organisation.</summary>
/// <remarks>A row of its own: the sweep reads the engine's row under lock, and the receptionist must not wait for it.</remarks>
public sealed class MessageCounter : IOwnedRow
{
    public long OrganisationId { get; set; }

    [Plain("the last number given")]
    public long Last { get; set; }

    /// <summary>The next number, given in the transaction of the message. A message that is not saved leaves no gap.</summary>
    public static async Task<long> Next(Work work, CancellationToken cancel = default)
    {
        await using var command = work.Command("""
            INSERT INTO message_counter (organisation_id, last) VALUES (@organisation, 1)
            ON CONFLICT (organisation_id) DO UPDATE SET last = message_counter.last + 1
            RETURNING last
            """);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    /// <summary>Numbers up to this one are taken, for data that was made up or brought in.</summary>
    public static async Task Reach(Work work, long number, CancellationToken cancel = default)
    {
        await using var command = work.Command("""
            INSERT INTO message_counter (organisation_id, last) VALUES (@organisation, @number)
            ON CONFLICT (organisation_id) DO UPDATE SET last = CASE WHEN message_counter.last > excluded.last THEN message_counter.last ELSE excluded.last END
            """);
        await command.With("@number", number).ExecuteNonQueryAsync(cancel);
    }
}
