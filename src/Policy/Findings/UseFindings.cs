using System.Text.RegularExpressions;
using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>What is wrong with how a purpose uses data: against its basis, its channels, the list of recipients and the rest of the file.</summary>
internal static partial class UseFindings
{
    private static readonly (string Channel, string[] Needs)[] Addresses =
        [("email", ["email"]), ("sms", ["mobile", "phone"]), ("phone", ["phone", "mobile"]), ("post", ["address"])];

    private static readonly string[] Delicate = ["identity-document", "payment", "birth-date"];

    public static IEnumerable<Finding> Of(PolicyFile policy, Purpose purpose) =>
        Bases(policy, purpose).Concat(Data(policy, purpose)).Concat(Sending(policy, purpose)).Concat(Named(purpose));

    /// <summary>Whether the purpose advertises by e-mail or text.</summary>
    public static bool Advertises(Purpose purpose) =>
        purpose.Role == Role.Controller && purpose.Channels.Any(c => c is "email" or "sms")
        && purpose.Why.Concat(purpose.Heading).Concat(purpose.Wording).Any(w => Advertising().IsMatch(w.Value));

    private static IEnumerable<Finding> Bases(PolicyFile policy, Purpose purpose)
    {
        if (policy.PromisedBases.Count > 0 && purpose.Role == Role.Controller && purpose.Basis != Basis.NotStated && !policy.PromisedBases.Contains(purpose.Basis))
        {
            yield return Finding.Of("BASIS-CONFLICT", $"`{purpose.Id}` rests on another basis than `only-bases` promises.", purpose.At, "Give it one of the promised bases, or promise more of them.");
        }

        if (purpose.Basis is not (Basis.Consent or Basis.LegalObligation) && purpose.Role == Role.Controller && Stricter(policy) is { } promise)
        {
            yield return Finding.Of("BASIS-CONFLICT", $"`{promise.Id}` promises to use data only with consent, and `{purpose.Id}` rests on another basis.", promise.At, "Name the basis of each purpose, or give every purpose the promised one.");
        }

        if (policy.Purposes.FirstOrDefault(p => p.Id != purpose.Id && p.At.Line < purpose.At.Line && p.Basis != purpose.Basis && p.Role == purpose.Role && IsSame(p.Why, purpose.Why)) is { } other)
        {
            yield return Finding.Of("BASIS-CONFLICT", $"`{other.Id}` and `{purpose.Id}` have the same reason and different bases.", purpose.At, "Decide on one basis, or say how the two differ.");
        }

        if (purpose.Basis == Basis.LegitimateInterests && (purpose.Interest.Count > 0 ? purpose.Interest : purpose.Why).Values.Any(w => General().IsMatch(w)))
        {
            yield return Finding.Of("LEGITIMATE-INTEREST-UNSPECIFIED", $"`{purpose.Id}` names no interest that anybody could weigh.", purpose.At, "Say what you want, and why it is fair.");
        }
    }

    private static Promise? Stricter(PolicyFile policy) => policy.Promises.FirstOrDefault(p => p.Words.Values.Any(w => OnlyConsent().IsMatch(w)));

    private static IEnumerable<Finding> Data(PolicyFile policy, Purpose purpose)
    {
        foreach (var (channel, needs) in Addresses.Where(a => purpose.Channels.Contains(a.Channel) && purpose.Data?.Intersect(a.Needs).Any() == false))
        {
            yield return Finding.Of("DATA-CATEGORY-CONFLICT", $"`{purpose.Id}` writes to people by {channel}, and its data lacks {string.Join(" and ", needs)}.", purpose.At, $"Add {needs[0]} under `data:`, or take {channel} out of `channels:`.");
        }

        if (Advertises(purpose) && purpose.Data?.Intersect(Delicate).FirstOrDefault() is { } delicate)
        {
            yield return Finding.Of("DATA-EXCESS", $"`{purpose.Id}` advertises and uses {delicate}, which that does not need.", purpose.At, $"Take {delicate} out of `data:`.");
        }

        if (purpose.Role == Role.Controller && purpose.Keep.Count == 0)
        {
            yield return Finding.Of("RETENTION-MISSING", $"`{purpose.Id}` uses data, and nothing says for how long it is kept.", purpose.At, "Add `keep:` with a rule for each kind of record.");
        }

        // A purpose that the client has no instruction for stores nothing of its own.
        if (purpose is { Basis: not Basis.Consent, Data: { } data } && Advertises(purpose) && data.Contains("usage"))
        {
            yield return Finding.Of("CLICK-TRACKING", $"`{purpose.Id}` writes to people and uses what they open or click, without their yes.", purpose.At, "Rest it on consent, or take usage out of `data:`.");
        }
    }

    private static IEnumerable<Finding> Sending(PolicyFile policy, Purpose purpose)
    {
        if (purpose.Channels.Contains("sms") && !policy.Recipients.Any(r => purpose.Recipients.Contains(r.Id) && Carrier().IsMatch($"{r.Id} {r.Name} {r.System} {string.Join(' ', r.Why.Values)}")))
        {
            yield return Finding.Of("SUBPROCESSOR-UNLISTED", $"`{purpose.Id}` sends text messages, and no recipient carries them.", purpose.At, "Add the carrier under `recipients:` of the file and of the purpose.");
        }

        if (Advertises(purpose) && !purpose.Promises.Select(p => p.Words).Append(purpose.Wording).Append(purpose.Why).Any(t => t.Values.Any(w => Stops().IsMatch(w))))
        {
            yield return Finding.Of("PECR-CAMPAIGN", $"`{purpose.Id}` advertises, and nothing tells how to stop it.", purpose.At,
                purpose.Basis == Basis.Consent ? "Promise that one click unsubscribes." : "Rest it on consent; or write only to companies and past customers about like things, and promise that every message tells how to stop.");
        }

        if (purpose is { Basis: Basis.Consent } && Advertises(purpose) && purpose.Keep.FirstOrDefault(k => k.Terms.Any(t => t.Clock == "unsubscribed") && !k.KeepsSuppression) is { } rule)
        {
            yield return Finding.Of("SUPPRESSION-CONFLICT", $"`{purpose.Id}.{rule.Kind}` goes when somebody unsubscribes, and nothing stops the next e-mail.", rule.At, "Write `; then delete and keep suppression`.");
        }
    }

    private static IEnumerable<Finding> Named(Purpose purpose)
    {
        if (purpose.Law is { } law && TextRule.IsLike(law, LawWords.RepealedPattern))
        {
            yield return Finding.Of("REPEALED-LAW", $"`{purpose.Id}` rests on a repealed law.", purpose.At, "Name the law of today.");
        }

        if (purpose.Law is { } name && TextRule.IsLike(name, LawWords.JumbledPattern))
        {
            yield return Finding.Of("LAW-NAME", $"`{purpose.Id}` rests on a law by a name that it does not have.", purpose.At, "Name the law as it is called.");
        }
    }

    private static bool IsSame(LocalText one, LocalText other) => one.Count == other.Count && one.All(w => other.TryGetValue(w.Key, out var words) && words == w.Value);

    [GeneratedRegex(@"\b(newsletter|marketing|advertis\w+|promot\w+|offers? (you|and|or|by|of)|campaign|nyhetsbrev|marknadsför\w*|erbjudanden|reklam|utskick)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advertising();

    [GeneratedRegex(@"\b(unsubscribe|opt[ -]?out|stop\b|say no|object|take (it|your yes) back|withdraw|avregistrera|avsluta|tacka nej|säga nej|säga upp|sluta|ta tillbaka|invända)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stops();

    [GeneratedRegex(@"\b(sms|text messages?|texts?|carrier|carries|operator|mobil\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Carrier();

    [GeneratedRegex(@"^\W*(for )?(our |the |its )?(legitimate |business )*(interests?|business operations|operations|service improvement|business purposes|verksamhetens behov|berättigade intressen)\W*$|\bfor business operations\b|\bfor our legitimate (business )?interests\b|\blegitimate interests of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex General();

    [GeneratedRegex(@"\bonly\b.{0,60}\b(with|where|if|when)\b.{0,40}\b(your |given us your )?(explicit )?consent\b|\b(endast|bara)\b.{0,40}\bditt samtycke\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyConsent();
}
