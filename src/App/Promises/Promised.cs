using Avow.Policy.Model;
using Avow.Web;

namespace Avow.Promises;

/// <summary>A sentence that promises something.</summary>
/// <param name="Id">The same as in the notice, in rules and in refusals.</param>
/// <param name="Words">As the notice says it.</param>
/// <param name="Period">The words of the sentence that carry its clock, or null.</param>
/// <param name="Section">The heading under which the notice says it.</param>
public sealed record Promised(string Id, string Words, string? Period, string Section)
{
    /// <summary>Every promise of a version, in the order of the notice.</summary>
    public static IReadOnlyList<Promised> Of(PolicyFile policy, Say say) =>
        [.. NoticeShelf.Of(policy, say).Promises.Select(p => new Promised(
            p.Sentence.Id, p.Sentence.Text, p.Sentence.Spans.FirstOrDefault(s => s.Period is not null)?.Text, p.Section))];
}
