using Avow.Policy.Findings;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using NodaTime;

namespace Avow.Commands;

/// <summary>One file as <c>avow policy check</c> found it.</summary>
internal sealed class FileCheck
{
    private readonly string _file;
    private readonly ReadResult _read;
    private readonly IReadOnlyList<Finding> _findings;

    /// <param name="today">For what is overdue; null when nothing is asked by date.</param>
    public FileCheck(string file, ReadResult read, LocalDate? today = null)
    {
        _file = file;
        _read = read;
        _findings = read.Policy is { } policy ? [.. PolicyFindings.Of(policy, today: today), .. MissingFiles(file, policy)] : [];
    }

    /// <summary>Whether an organisation could run on it.</summary>
    public bool IsUsable => _read.Policy is not null && _findings.All(f => f.Severity != Severity.Error);

    /// <summary>What must be put right goes to <paramref name="errors"/>, the rest to <paramref name="output"/>.</summary>
    public void Say(TextWriter output, TextWriter errors)
    {
        foreach (var fault in _read.Faults)
        {
            errors.WriteLine($"{_file}:{fault}");
        }

        foreach (var finding in _findings.Where(f => f.Severity != Severity.Note))
        {
            (finding.Severity == Severity.Error ? errors : output).WriteLine(
                $"{_file}:{finding.At.Line}:{finding.At.Column}: {finding.Code}: {finding.Message} {finding.Mend} ({finding.Because})");
        }

        if (_read.Policy is { } policy && IsUsable)
        {
            output.WriteLine($"{_file}: version {policy.Version} is good: {policy.Purposes.Count} purposes, {policy.Purposes.Sum(p => p.Keep.Count)} rules of keeping, {policy.Recipients.Count} recipients");
        }
    }

    public object ToJson() => new
    {
        file = _file,
        ok = IsUsable,
        version = _read.Policy?.Version.ToString(),
        faults = _read.Faults.Select(f => new { line = f.Line, column = f.Column, code = f.Code, message = f.Message }),
        findings = _findings.Select(f => new
        {
            line = f.At.Line,
            column = f.At.Column,
            code = f.Code,
            severity = f.Severity.ToString().ToLowerInvariant(),
            message = f.Message,
            reason = f.Reason,
            because = f.Because,
            mend = f.Mend,
        }),
    };

    /// <summary>For a report of several files; a path outside the folder becomes an address.</summary>
    public CheckedFile ToReport() => new(UriOf(_file), _read.Faults, _findings);

    /// <summary>The file as a reference for a report: relative below the working folder, else absolute.</summary>
    internal static string UriOf(string file)
    {
        var parts = Path.GetRelativePath(".", file).Split(Path.DirectorySeparatorChar);
        return parts[0] == ".." || Path.IsPathRooted(parts[0]) ? new Uri(Path.GetFullPath(file)).AbsoluteUri : string.Join('/', parts.Select(Uri.EscapeDataString));
    }

    private static IEnumerable<Finding> MissingFiles(string file, PolicyFile policy)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return policy.Purposes
            .SelectMany(p => new[] { (p.Assessment?.File, p.Assessment?.At), (p.Screening?.File, p.Screening?.At), (p.Agreement?.File, p.Agreement?.At) })
            .Concat(policy.Recipients.Select(r => (r.TransferTest?.File, r.TransferTest?.At)))
            .Where(named => named.Item1 is { } name && !File.Exists(Path.Combine(folder, name)))
            .Select(named => new Finding("MISSING-FILE", Severity.Warning, $"There is no {named.Item1} beside the policy.", named.Item2!.Value,
                FindingCodes.Of("MISSING-FILE").Source, "Write it, or name the right file."));
    }
}
