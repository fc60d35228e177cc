namespace Avow.Policy.Findings;

/// <summary>Words that narrow a right or lead astray.</summary>
internal static class RightsWords
{
    private const string LeaveOut = "Leave it out: the notice states the right in full by itself.";

    public static IReadOnlyList<TextRule> Rules { get; } =
    [
        new("ACCESS-NARROWED", "copy|access|kopia|tillgång",
            @"\b(copy of|access to) (the |your |any |all )?(personal )?(data|information)( that| which)? (you|you've|you have) (have )?(provided|given|supplied|gave|sent)|\b(kopia av|tillgång till) de (person)?uppgifter (som )?du (har )?(lämnat|gett)",
            "offers access only to what the person gave", LeaveOut),
        new("ERASURE-NARROWED", "delete|erase|erasure|remov|radera|ta bort",
            @"\b(delete|erase|erasure|deletion|removal)\b.*\bonly (if|when|where)\b|\bonly (delete|erase|remove)\b.*\b(if|when|where)\b|\b(radera|ta bort)\w*\b.*\b(endast|bara) om\b",
            "offers erasure on fewer grounds than the law", LeaveOut) { Unless = @"\bonly (if|when|where) (the law|no|you ask)\b" },
        new("RESTRICTION-NARROWED", "restrict|limit|begräns",
            @"\b(restrict|restriction|limitation|limit)\w*\b.*\b(only )?if\b.*\b(incorrect|inaccurate|wrong)\b|\bbegräns\w*\b.*\bom\b.*\b(felaktig|fel)",
            "offers restriction on fewer grounds than the law", LeaveOut),
        new("OBJECTION-LIMITED", "object|opt out|unsubscrib|invänd|apply",
            @"\b(right to object|object|opt[ -]?out|unsubscribe)\b.*\b(does not|will not|doesn't|won't|cannot|not) (apply|be possible)\b|\bobject\b.{0,30}\bmarketing\b.{0,10}\b(but not|except|unless)\b|\bthis (will|does) not apply to personal (data|information)\b|\binvänd\w*\b.*\bgäller inte\b",
            "takes back the right to object", LeaveOut),
        new("OBJECTION-TEST-WRONG", "harm|damage|distress|skada",
            @"\b(undue|unwarranted|substantial)\b.{0,30}\b(harm|damage|distress)\b", "uses the test of a repealed law", LeaveOut),
        new("INVERTED-SENTENCE", "object|notification|withdraw|unsubscrib|invän|återkall",
            @"\b(object\w*|withdr\w+|unsubscrib\w+|your notification)\b.*\b(we|will) (\w+ ){0,5}(process|continue to (use|process|send)|keep (using|sending)|go on using)\b|\b(inv(änd|änt)\w*|återkall\w*)\b.*\b(vi|kommer att) (\w+ ){0,5}(behandla|fortsätta)\b",
            "promises the opposite of the right", "Write that you stop.") { Unless = @"\b(cease|stop|unless|no longer|not|never|upphör|slutar|inte|om inte)\b" },
        new("COMPLAINT-CONDITIONAL", "complain|complaint|regulator|commissioner|klag",
            @"\b(if|should) (we|you)\b.*\b(unable|cannot|can't|not satisfied|unsatisfied|unhappy|dissatisfied|not happy)\b.*\b(complain|complaint|commissioner|regulator|authority|ico)\b|\bom (vi inte|du inte|du är missnöjd)\b.*\b(klaga|imy|tillsynsmyndighet)",
            "leads to the regulator only after the firm", "Say that they may complain to the regulator at any time."),
        new("SAR-FEE", "fee|charge|cost|avgift",
            @"\b(charge|charging|pay|require)\b.{0,40}\bfee\b|\b(small|reasonable|administrat\w+|nominal) (fee|charge)\b|\brepeat request|\b(copy|access|extract|request)\b.{0,40}\bcosts? (£|€|\d)|\bta(r)? ut en (\w+ )?avgift\b|\bmot en (\w+ )?avgift\b|\bavgift(en)? (på|om|är) \d",
            "asks a fee on a ground that the law does not know", "A request costs nothing; write `fee: none`.") { Unless = @"unfounded|excessive|uppenbart ogrund|orimlig|\bno (fee|charge)\b|\bwithout (a )?(fee|charge)\b|\b(parking|late|service|subscription) fee" },
        new("CHANGE-NO-NOTICE", "chang|updat|amend|ändr",
            @"\b(take|takes|taking) effect (immediately|at once)?\s*(up)?on (their |its )?(posting|publication)|\b(please|you should) (check|review)\b.*\b(regularly|periodically|from time to time|updates)\b|\bcheck back\b|\bright to change\b.*\bat any time\b|\b(we (may|can)|(policy|notice) (may|can) be) (change|update|amend)d?\b.{0,30}\b(at any time|without (prior )?notice)\b|\beffect (as soon as|when|once) (they are |it is )?(posted|published)\b|\brätt att (när som helst )?ändra\b|\bgäller (så snart|när|från det att|direkt)\b.{0,20}\bpublicer",
            "lets a change take effect by posting alone", "Promise to tell the people concerned before the change takes effect."),
    ];
}
