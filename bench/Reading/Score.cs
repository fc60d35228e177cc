using System.Globalization;
using Avow.Policy.Prose;

namespace Avow.Bench.Reading;

/// <summary>Precision, recall and F1 by overlap, and F1 with labels and promises paired one to one.</summary>
internal sealed record Score(int Labels, int Found, double Precision, double Recall, double Strict)
{
    private double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static Score Of(List<Label> labels, Dictionary<string, ProseReading> readings, Func<string, bool> type)
    {
        var wanted = labels.Where(l => type(l.Type) && readings.ContainsKey(l.Doc)).ToList();
        var found = readings.SelectMany(r => r.Value.Promises.Where(p => type(p.Type)).Select(p => (Doc: r.Key, Promise: p))).ToList();
        var hit = wanted.Count(l => found.Exists(f => f.Doc == l.Doc && Overlap.Meets(l, f.Promise)));
        var right = found.Count(f => wanted.Exists(l => l.Doc == f.Doc && Overlap.Meets(l, f.Promise)));
        return new(wanted.Count, found.Count, found.Count == 0 ? 1 : right / (double)found.Count, wanted.Count == 0 ? 1 : hit / (double)wanted.Count, Paired(wanted, found));
    }

    private static double Paired(List<Label> wanted, List<(string Doc, Promise Promise)> found)
    {
        var left = found.ToList();
        var pairs = 0;
        foreach (var label in wanted)
        {
            var near = left.Where(f => f.Doc == label.Doc && Overlap.Meets(label, f.Promise)).ToList();
            if (near.Count > 0)
            {
                left.Remove(near.MaxBy(f => Overlap.Share(label.Start, label.End, f.Promise.Start, f.Promise.End)));
                pairs++;
            }
        }

        return wanted.Count + found.Count == 0 ? 1 : 2.0 * pairs / (wanted.Count + found.Count);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Labels,6} {Found,6} {Precision,6:0.00} {Recall,6:0.00} {F1,6:0.00} {Strict,7:0.00}");
}
