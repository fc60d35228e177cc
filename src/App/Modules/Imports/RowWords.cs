using System.Globalization;
using Avow.Modules.People.Public;
using Avow.Policy.Model;
using Avow.Web;

namespace Avow.Modules.Imports;

/// <summary>The sentence for what became of a contact.</summary>
internal static class RowWords
{
    /// <summary>How the texts of faults in a file begin.</summary>
    private const string OfFormat = "imports.format.";

    public static string Of(ImportRow row, ImportFile file, PolicyFile policy, Say say) =>
        row.Why.StartsWith(OfFormat, StringComparison.Ordinal) ? FaultOf($"{row.Why} {row.Place}", say) : Why(row.Why, row.Field, file, policy, say);

    /// <summary>The sentence for many that share a reason.</summary>
    public static string Of(FateCount count, ImportFile file, PolicyFile policy, Say say) =>
        count.Why.StartsWith(OfFormat, StringComparison.Ordinal) ? say[$"imports.format.{count.Why[OfFormat.Length..]}.many"] : Why(count.Why, count.Field, file, policy, say);

    /// <summary>What ended the reading, and where: <c>text-key line column limit</c>.</summary>
    public static string FaultOf(string stored, Say say)
    {
        var parts = stored.Split(' ');
        int At(int i) => int.Parse(parts[i], CultureInfo.InvariantCulture);
        return say.T(parts[0], ("line", At(1)), ("column", At(2)), ("most", At(3)));
    }

    private static string Why(string why, string? field, ImportFile file, PolicyFile policy, Say say) => why switch
    {
        "" => say["imports.why.taken"],
        "not-ours" => say.T("imports.why.not-ours", ("field", FieldWord(field, say)), ("sentence", Arrivals.Refusal(policy, file.Kind, say))),
        "long" or "date" => say.T($"imports.why.{why}", ("field", FieldWord(field, say))),
        _ => say[$"imports.why.{why}"],
    };

    public static string FieldWord(string? field, Say say) => field is null or "" ? "" : Arrivals.Fields.Contains(field) ? say[$"people.field.{field}"] : say[$"imports.meaning.{field}"];
}
