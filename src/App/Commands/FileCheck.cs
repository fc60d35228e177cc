using Avow.Policy.Findings;
using Avow.Policy.Model;
using Avow.Policy.Reading;

namespace Avow.Commands;

/// <summary>One file as <c>avow policy check</c> found it.</summary>
internal sealed class FileCheck
{
    private readonly string _file;
    private readonly ReadResult _read;
    private readonly IReadOnlyList<Finding> _findings;

    public FileCheck(string file, ReadResult read)
    {
        _file = file;
        _read = read;
        _findings = read.Policy is { } policy ? [.. PolicyFindings.Of(policy), .. MissingFiles(file, policy)] : [];
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
            because = f.Because,
            mend = f.Mend,
        }),
    };

    private static IEnumerable<Finding> MissingFiles(string file, PolicyFile policy)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return policy.Purposes
            .SelectMany(p => new[] { (p.Assessment?.File, p.Assessment?.At), (p.Agreement?.File, p.Agreement?.At) })
            .Where(named => named.Item1 is { } name && !File.Exists(Path.Combine(folder, name)))
            .Select(named => new Finding("missing-file", Severity.Warning, $"There is no {named.Item1} beside the policy.", named.Item2!.Value,
                "UK GDPR article 5(2)", "Write it, or name the right file."));
    }
}
