using System.Collections;

namespace Avow.Web;

/// <summary>One thing a form needs corrected: the field's name and a sentence that says how.</summary>
/// <param name="Rule">The id of the sentence of the notice on which it rests, when the policy said no.</param>
public sealed record Fault(string Field, string Text, string? Rule = null);

/// <summary>What a form needs corrected, in the order of its fields. Empty when the form may be used.</summary>
public sealed class Faults : IReadOnlyList<Fault>
{
    public static readonly Faults None = [];
    private readonly List<Fault> faults = [];

    public int Count => faults.Count;

    public Fault this[int index] => faults[index];

    /// <summary>The first fault of a field, or nothing.</summary>
    public string? Of(string field) => faults.Find(f => f.Field == field)?.Text;

    public void Add(string field, string text) => faults.Add(new(field, text));

    /// <summary>Adds what the policy refuses, with the sentence of the notice that says so.</summary>
    public void Add(string field, string text, string? rule) => faults.Add(new(field, text, rule));

    public IEnumerator<Fault> GetEnumerator() => faults.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
