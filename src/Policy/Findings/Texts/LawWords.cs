namespace Avow.Policy.Findings;

/// <summary>Laws and terms that are repealed, jumbled or mistranslated.</summary>
internal static class LawWords
{
    private const string Today = "Name the law of today, or leave it out: the notice names it by itself.";

    public static IReadOnlyList<TextRule> Rules { get; } =
    [
        new("REPEALED-LAW", "1998|1984|95/46|personuppgiftslagen|1998:204|2003:389|(pul)",
            RepealedPattern, "cites a repealed law as current", Today) { Unless = @"\b(repealed|replaced|no longer|upphävd|ersatt)\b" },
        new("LAW-NAME", "gdpr|gpdr|data protection|dataskydd",
            JumbledPattern, "cites a law by a name that it does not have", Today),
        new("OUTDATED-TERM", "registrar|datainspektionen|personuppgiftsombud|fair processing|sensitive personal data|subject access fee|notified|data commissioner|sekretesspolicy enligt pul",
            @"\bdata protection registrar\b|\bdatainspektionen\b|\bpersonuppgiftsombud\b|\bfair processing notice\b|\bsensitive personal data\b|\bnotified (with|to) the (ico|information commissioner)\b|\bdata protection commissioner\b|\bsubject access fee\b",
            "uses a term of repealed law", "Use the term of today."),
        new("ROLE-MISTRANSLATED", "data manager|data assistant|data responsible|dataansvarig|personal data manager|uppgiftsbehandlare",
            @"\bpersonal data (manager|assistant|responsible)\b|\bdata manager\b|\bdata responsible\b|\bdataansvarig\b|\bvi är personuppgiftsbehandlare för (våra|vår) (egna|egen)\b",
            "translates controller or processor wrongly", "Write controller (personuppgiftsansvarig) or processor (personuppgiftsbiträde)."),
    ];

    /// <summary>Names of repealed laws.</summary>
    public const string RepealedPattern = @"\bdata protection act,? (of )?(1998|1984)\b|\b95/46\b|\bpersonuppgiftslagen\b|\(pul\)|\b1998:204\b|\b2003:389\b|\b(1998|1984) act\b";

    /// <summary>Names that no law has.</summary>
    public const string JumbledPattern = @"\bgeneral data protection act\b|\bgdpr act\b|\bgpdr\b|\bdata protection regulations? (act|1998|2018)\b|\bdata protection act (2016|2017|2019|2020)\b|\beu general data protection act\b|\bgdpr 2018\b|\bdataskyddsakten\b";
}
