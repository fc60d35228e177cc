using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>Words that take for a yes what is none, or advertise.</summary>
internal static class ConsentWords
{
    private const string AskApart = "Ask for the yes on its own, by a clear act, with a purpose that has `basis: consent` and its `wording:`.";
    private const string Agree = @"(you )?(\w+ ){0,3}(agree|consent|accept|permit|allow|authori[sz]e)";

    public static IReadOnlyList<TextRule> Rules { get; } =
    [
        new("CONSENT-BUNDLED", "accept|agree|godkän|accepter",
            @"\b(by|when) (accepting|agreeing to) (this|these|our|the) (privacy )?(policy|notice|terms|conditions)\b|\bby ordering\b.*\b(agree|consent)\b|\bgenom att (godkänna|acceptera) (våra|dessa|denna|vår) (villkor|policy|integritetspolicy)|\byou (agree|consent) to (this|our|the) (privacy )?(policy|notice)\b.*\b(when you|by) (plac|order|sign|buy|book|purchas)",
            "takes accepting a policy or terms for consent", AskApart),
        new("CONSENT-BY-BROWSING", "using|use of|visit|brows|continu|använd|besök|surfa|fortsätt",
            @"\bby (using|visiting|browsing|continuing to (use|browse))\b.*\b" + Agree + @"|\b(continued|your) use of\b.*\b(constitutes|means|is taken as|signif|implies)\b|\bby continuing,? you (agree|consent|accept)"
            + @"|\bif you (keep|continue|go on) (using|to use|browsing|to browse)\b.*\byou (agree|consent|accept)|\byou (agree|consent)\b.*\bby (using|visiting|browsing|continuing)\b"
            + @"|\bgenom att (använda|besöka|surfa|gå in på|fortsätta (att )?(använda|surfa|besöka))\b.*\b(samtyck|godkänn|accepter)|\bgenom att fortsätta,? (samtycker|godkänner|accepterar) du\b|\b(samtycker|godkänner|accepterar)\b.*\bgenom att (använda|besöka|fortsätta|surfa)\b",
            "takes the use of a website for consent", AskApart),
        new("CONSENT-BY-PARTICIPATION", "participat|taking part|attending|joining|contribut|delta",
            @"\bby (participating|taking part|attending|joining)\b.*\b" + Agree + @"|\bif you contribute\b.*\bconsent\b|\bgenom att delta\b.*\b(samtyck|godkänn)",
            "takes taking part for consent", AskApart),
        new("CONSENT-BY-SUBMISSION", "submit|sending|providing|filling|skicka|fylla|lämna",
            @"\bby (submitting|sending|providing|filling in|completing|giving us)\b.*\b" + Agree + @"|\b(when|if) you (submit|send|provide|fill in|complete|give us)\b.*\byou (\w+ ){0,2}(agree|consent|accept)\b|\byou (agree|consent)\b.*\bby (submitting|sending|providing|filling|giving)\b|\b(genom att|när du|om du) (skicka|fylla? i|fyller i|lämna)r?\b.*\b(samtyck|godkänn|accepter)",
            "takes sending a form for consent", AskApart),
        new("CONSENT-IMPLIED", "business card|permitting us|implied|visitkort|underförstått",
            @"\b(by|in) (doing so|handing|giving|passing)\b.*\b(permitting|permit|allow|agree)|\bimplied consent\b|\bimplicitly (agree|consent)|\bunderförstått samtycke\b|\bvisitkort\b.*\bsamtyck",
            "reads a permission out of another act", AskApart),
        new("OPTOUT-AS-CONSENT", "rather not|prefer not|do not wish|don't wish|do not want|don't want|unless you|pre-ticked|ticked|inte vill|om du inte",
            @"\bif you (do not want|do not wish|don't want|don't wish|would rather not|would prefer not|prefer not)\b.*\b(notify|tell us|let us know|contact|inform)\b|\bunless you\b.*\b(opt out|object|tell us)\b.*\b(agree|consent)|\bpre-?ticked\b|\bom du inte (vill|önskar)\b.*\b(meddela|kontakta|säg till|hör av)",
            "takes silence for a yes", AskApart),
        new("DEFAULT-ON-OPTOUT", "opt out|avstå|tacka nej",
            @"\b(automatically|by default|automatic)\b.*\bopt(ing)?[ -]out\b|\b(clients|customers|users|you) may opt out by contacting\b|\b(automatiskt|förvalt)\b.*\b(avstå|tacka nej)\b",
            "has something optional on until the person says no", "Leave it off until the person chooses it, or name the basis of a purpose that needs it.") { When = (_, p) => p.Purpose?.Basis is not Basis.Consent },
        new("CLICK-TRACKING", "open|click|öppnar|klick",
            @"\b(track|record|measure|see|follow|log)\w*\b.*\b(who|whether you|when you|if you) (open|click)|\b(opens|clicks|öppningar|klick)\b.*\b(tracked|recorded|measured|followed|följs|mäts|registreras)\b",
            "follows who opens or clicks", "Ask before anything is followed: `basis: consent`, or leave it out.")
        {
            When = (_, p) => p.Purpose is null or { Basis: not Basis.Consent, Channels.Count: > 0 }, Unless = @"\b(do not|don't|never|nobody|inte|aldrig)\b",
        },
        new("PECR-INVITE", "invit|bjuda in|bjuder in",
            @"\b(invite|inviting|invitation)\b.*\b(opt[ -]?in|subscribe|join|sign up)\b.*\b(marketing|newsletter|mailing|list|database)\b|\bbjud\w* in\b.*\b(prenumerera|nyhetsbrev)",
            "invites people to subscribe", "Ask on your own form or inside an answer, once, and send nothing for it.") { When = (_, p) => p.Purpose?.Basis is not Basis.Consent },
    ];
}
