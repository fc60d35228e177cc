using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Avow.Web.Kit;

/// <summary>The lines of a long table as ready mark-up: what stands in a hole is encoded, unless it is mark-up itself. Drawn as elements one by one, fifty
/// lines cost more than everything else on their page.</summary>
public sealed class Lines
{
    private readonly StringBuilder _written = new(capacity: 16_000);

    public MarkupString Markup => new(_written.ToString());

    /// <summary><c>lines.Add($"&lt;td&gt;{row.Name}&lt;/td&gt;");</c></summary>
    public void Add([InterpolatedStringHandlerArgument("")] Line line) => line.End();

    [InterpolatedStringHandler]
    public readonly ref struct Line(int literalLength, int formattedCount, Lines lines)
    {
        private readonly int _length = literalLength + formattedCount;

        public void AppendLiteral(string markup) => lines._written.Append(markup);

        public void AppendFormatted(string? text) => lines._written.Append(text is null ? null : Say.Encode(text));

        public void AppendFormatted(MarkupString markup) => lines._written.Append(markup.Value);

        public void AppendFormatted(Guid id) => lines._written.Append(id);

        internal void End() => lines._written.Append(_length > 0 ? "\n" : "");
    }
}
