using System.Diagnostics;
using Xunit;

namespace App.Tests.Mail;

/// <summary>A test that asks an outside program; skipped, with its reason, on a machine without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OracleFactAttribute : FactAttribute
{
    public OracleFactAttribute(string program)
    {
        if (Find(program) is null)
            Skip = $"The oracle could not be asked: {program} is not on this machine.";
    }

    /// <summary>Where the program is; also looks where Debian keeps servers' tools, which users' paths leave out.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Append("/usr/sbin").Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static async Task<string> Ask(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program)!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? answer : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
