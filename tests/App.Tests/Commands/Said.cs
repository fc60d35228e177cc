using System.Diagnostics;
using Shouldly;

namespace App.Tests.Commands;

/// <summary>What a command said and how it ended, run as a person runs it.</summary>
internal sealed record Said(int Exit, string Output, string Errors)
{
    public static async Task<Said> By(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "avow.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Refused in one line on stderr, and nothing else said.</summary>
    public void ShouldBeRefused(string says)
    {
        Exit.ShouldBe(1);
        Output.ShouldBeEmpty();
        Errors.ShouldEndWith("\n");
        Errors.TrimEnd('\n', '\r').ShouldNotContain("\n");
        Errors.ShouldContain(says);
    }
}
