using System.Text.RegularExpressions;
using Avow.Policy.Law.Transfers;
using Avow.Policy.Reading;
using NodaTime;

namespace Avow.Policy.Law.Checking;

/// <summary>Transfers to other countries, and when a provision came into force.</summary>
internal static partial class TransferRows
{
    public static Computed Mechanism(LawBook law, VectorInput input)
    {
        var ends = input.Jurisdiction.Split("->", StringSplitOptions.TrimEntries);
        if (ends.Length != 2)
        {
            throw new RowSkipped($"{Quote.Word(input.Jurisdiction)} is no transfer such as EU->US");
        }

        var regime = Jurisdictions.RegimeOf(VectorRules.JurisdictionOf(ends[0]));
        var judged = TransferLaw.Judge(law, new(regime, CountryOf(ends[1]), NameOf(law, input.Text("mechanism")), input.DateIfAny("date", "on") ?? law.VerifiedOn)
        {
            IsCertified = Certified(input),
            Test = input.YesNo("test") is { } met ? new TransferTest(LocalDate.MinIsoValue, "the row", met, null) : null,
            IsOccasional = input.YesNo("occasional"),
        });
        return Say(judged);
    }

    public static Computed InForce(LawBook law, VectorInput input)
    {
        var name = input.Text("rule", "id", "provision") ?? throw new RowSkipped("`rule` is missing");
        var rule = law.Find(VectorInput.Plain(name)) ?? throw new RowSkipped($"{Quote.Word(name)} is no rule of the law file");
        var computed = new Computed().With("from", rule.From).With("until", rule.Until).With("inForce", rule.From);
        return input.DateIfAny("date", "on") is not { } on ? computed : computed.Saying(
            rule.IsInForce(on) ? "in force" : "not in force", rule.IsInForce(on) ? "yes" : "no", ("in force", "yes"), ("yes", "yes"), ("not in force", "no"), ("no", "no"));
    }

    private static Computed Say(TransferJudgement judged)
    {
        var isValid = judged.Standing == TransferStanding.Valid;
        var words = judged.Standing switch { TransferStanding.Valid => "valid", TransferStanding.Invalid => "invalid", _ => "not available" };
        var until = isValid && judged.Until is { } last ? $" to {last:uuuu-MM-dd}" : "";
        var computed = new Computed().With("valid", isValid).With("until", judged.Until).Saying(
            $"{words}{until} ({judged.Because}{(judged.Open.Count > 0 ? $"; to be shown: {string.Join(", ", judged.Open)}" : "")})", isValid ? $"valid{until}" : "no",
            ("valid", $"valid{until}"), ("invalid", "no"), ("not available", "no"), ("not valid", "no"), ("unavailable", "no"), ("expired", "no"), ("void", "no"));
        return computed;
    }

    /// <summary>Whether the row says that the recipient is certified; null when it says nothing.</summary>
    private static bool? Certified(VectorInput input)
    {
        var yes = input.IsYes("recipient on list", "recipientOnList", "certified", "onList") | input.IsYes("recipient certified") | input.IsYes("recipient certified to the UK Extension");
        var no = input.IsYes("recipient not on list", "recipient not certified", "recipient not certified to the UK Extension")
            | input.YesNo("certified") == false | input.YesNo("recipientOnList") == false | input.YesNo("onList") == false;
        var said = input.Text("recipient");
        no |= said?.StartsWith("not ", StringComparison.OrdinalIgnoreCase) == true;
        yes |= said is not null && !no && said.StartsWith("on list", StringComparison.OrdinalIgnoreCase) | said.StartsWith("certified", StringComparison.OrdinalIgnoreCase);
        return no ? false : yes ? true : null;
    }

    private static string? CountryOf(string text) => text.ToUpperInvariant() switch { "UK" => "GB", "ANY" => null, "USA" => "US", var code => code };

    /// <summary>The mechanism's name in the law file, by its id or one of its other names.</summary>
    private static string NameOf(LawBook law, string? text)
    {
        var plain = VectorInput.Plain(Alone().Replace(text ?? throw new RowSkipped("`mechanism` is missing"), ""));
        return plain.StartsWith("adequacy", StringComparison.Ordinal) ? "adequacy"
            : law.OfKind("safeguard").FirstOrDefault(r => r.Text("name") == plain || r.Texts("names").Any(n => VectorInput.Plain(n) == plain))?.Text("name")
            ?? throw new RowSkipped($"{Quote.Word(text)} is no mechanism that the law file names");
    }

    [GeneratedRegex("\\s+(alone|only)$", RegexOptions.IgnoreCase)]
    private static partial Regex Alone();
}
