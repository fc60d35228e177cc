using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Avow.Web.Kit;

/// <summary>One bar of a chart. <paramref name="On"/> marks today; the rest stays pale.</summary>
public sealed record ChartBar(string Label, long Value, bool On = false, Tone Tone = Tone.None);

/// <summary>A mark on a clock line: where (0 to 1), the word above and the date below.</summary>
public sealed record ClockMark(double Share, string Above, string Below);

/// <summary>Charts drawn on the server: sizes stand in attributes, so that no style attribute is needed.</summary>
public static partial class Draw
{
    private const double SparkWide = 88, SparkLow = 22, SparkHigh = 2;

    /// <summary>The course of one figure, with its limit dashed.</summary>
    /// <param name="label">Tells the course in words.</param>
    /// <param name="values">Oldest first. Fewer than two show only the last point.</param>
    public static MarkupString Spark(string label, IReadOnlyList<double> values, double? cap = null, Tone tone = Tone.None)
    {
        var top = Math.Max(values.DefaultIfEmpty(0).Max(), cap ?? 0);
        double Y(double value) => top <= 0 ? SparkLow : SparkLow - Cut(value / top) * (SparkLow - SparkHigh);
        double X(int at) => values.Count < 2 ? SparkWide : at * SparkWide / (values.Count - 1);
        var svg = new StringBuilder($"<svg class=\"spark\" role=\"img\" aria-label=\"{Say.Encode(label)}\" viewBox=\"0 0 88 24\">");
        if (cap is { } limit)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"cap\" d=\"M0 {Y(limit):0.#}H88\"/>");
        svg.Append("<path class=\"base\" d=\"M0 22.5H88\"/>");
        if (values.Count > 1)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"line {tone.Class()}\" d=\"M{string.Join('L', values.Select((v, at) => string.Create(CultureInfo.InvariantCulture, $"{X(at):0.#} {Y(v):0.#}")))}\"/>");
        if (values.Count > 0)
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot {tone.Class()}\" cx=\"88\" cy=\"{Y(values[^1]):0.#}\" r=\"2.5\"/>");
        return new(svg.Append("</svg>").ToString());
    }

    /// <summary>Bars with their figures above and their names below. Widths are shares, so text keeps its size.</summary>
    public static MarkupString Bars(Say say, string title, IReadOnlyList<ChartBar> bars)
    {
        var top = Math.Max(1, bars.Select(b => b.Value).DefaultIfEmpty(0).Max());
        var slot = 100.0 / Math.Max(1, bars.Count);
        var every = Math.Max(1, (bars.Count + 9) / 10);
        var svg = new StringBuilder($"<svg class=\"chart bars\" role=\"img\" height=\"120\"><title>{Say.Encode(title)}</title><rect class=\"bar soft\" y=\"98\" width=\"100%\" height=\"1\"/>");
        for (var at = 0; at < bars.Count; at++)
        {
            var (bar, height) = (bars[at], Math.Max(bars[at].Value > 0 ? 1 : 0, 76.0 * bars[at].Value / top));
            var style = bar.On ? " on" : "";
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar{style} {bar.Tone.Class()}\" x=\"{at * slot + slot * .12:0.##}%\" y=\"{98 - height:0.#}\" width=\"{slot * .76:0.##}%\" height=\"{height:0.#}\" rx=\"2\"/>");
            if (bar.On || at % every == 0)
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{style.Trim()}\" x=\"{(at + .5) * slot:0.##}%\" y=\"{92 - height:0.#}\" text-anchor=\"middle\">{Say.Encode(say.Number(bar.Value))}</text><text class=\"{style.Trim()}\" x=\"{(at + .5) * slot:0.##}%\" y=\"114\" text-anchor=\"middle\">{Say.Encode(bar.Label)}</text>");
        }
        return new(svg.Append("</svg>").ToString());
    }

    /// <summary>A bar that fills: done of all, used of allowed.</summary>
    public static MarkupString Meter(string label, double share, Tone tone = Tone.None) => new(string.Create(CultureInfo.InvariantCulture,
        $"<svg class=\"meter\" role=\"img\" aria-label=\"{Say.Encode(label)}\"><rect class=\"track\" width=\"100%\" height=\"6\"/><rect class=\"run {tone.Class()}\" width=\"{Cut(share) * 100:0.#}%\" height=\"6\"/></svg>"));

    /// <summary>A running clock from its start to its end, with the day it has reached.</summary>
    public static MarkupString ClockLine(string title, string now, double share, IReadOnlyList<ClockMark> marks, Tone tone = Tone.None)
    {
        var svg = new StringBuilder($"<svg class=\"chart clock {tone.Class()}\" role=\"img\" height=\"58\"><title>{Say.Encode(title)}</title><rect class=\"bar soft\" y=\"25\" width=\"100%\" height=\"6\" rx=\"1\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"run\" y=\"25\" width=\"{Cut(share) * 100:0.#}%\" height=\"6\" rx=\"1\"/>");
        foreach (var mark in marks)
            Mark(svg, mark);
        var (x, anchor) = (Cut(share) * 100, Anchor(share));
        return new(svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot\" cx=\"{x:0.#}%\" cy=\"28\" r=\"6\"/><text class=\"on\" x=\"{x:0.#}%\" y=\"13\" text-anchor=\"{anchor}\">{Say.Encode(now)}</text></svg>").ToString());
    }

    private static void Mark(StringBuilder svg, ClockMark mark)
    {
        var (x, anchor) = (Cut(mark.Share) * 100, Anchor(mark.Share));
        if (mark.Share > 0)
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"mark14\" x=\"{x - (mark.Share >= 1 ? .2 : 0):0.#}%\" y=\"20\" width=\"1.5\" height=\"16\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}%\" y=\"13\" text-anchor=\"{anchor}\">{Say.Encode(mark.Above)}</text><text x=\"{x:0.#}%\" y=\"53\" text-anchor=\"{anchor}\">{Say.Encode(mark.Below)}</text>");
    }

    private static string Anchor(double share) => share switch { < .12 => "start", > .88 => "end", _ => "middle" };
}
