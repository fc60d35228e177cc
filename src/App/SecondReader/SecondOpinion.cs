using Avow.Commands;
using Avow.Policy.Prose;

namespace Avow.SecondReader;

/// <summary>Asks the second reader that the command line names, and tells on stderr what came of it.</summary>
internal static class SecondOpinion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<ProseReading> Of(ProseReading reading, string text, string address, CancellationToken cancel)
    {
        using var reader = Open(address);
        try
        {
            var second = SecondReading.Of(reading, await reader.Read(text, cancel));
            await Console.Error.WriteLineAsync($"second reader: {second.Reading.Promises.Count - reading.Promises.Count} promises more, {second.Refused.Count} claims not taken{Cut(text)}");
            foreach (var refused in second.Refused.Where(r => r.Why != "known already"))
            {
                await Console.Error.WriteLineAsync($"second reader: not taken, {refused.Why}: {refused.Claim.Type}");
            }

            return second.Reading;
        }
        catch (SecondReaderFailed failure)
        {
            await Console.Error.WriteLineAsync($"second reader: {failure.Message}; the promises are those of the grammar alone");
            return reading;
        }
    }

    private static string Cut(string text) => text.Length > ChatReader.MostCharacters ? $"; it saw the first {ChatReader.MostCharacters} characters" : "";

    private static ChatReader Open(string address)
    {
        try
        {
            return new(address, Environment.GetEnvironmentVariable("AVOW_SECOND_READER_MODEL") ?? "default", Environment.GetEnvironmentVariable("AVOW_SECOND_READER_KEY"), Patience);
        }
        catch (ArgumentException failure)
        {
            throw new CommandRefused(failure.Message.Replace(" (Parameter 'address')", "", StringComparison.Ordinal));
        }
    }
}
