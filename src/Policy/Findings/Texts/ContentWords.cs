using System.Text.RegularExpressions;
using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>Words that are vague, furniture or a contradiction of the data that is named.</summary>
internal static partial class ContentWords
{
    public static IReadOnlyList<TextRule> Rules { get; } =
    [
        new("ENUM-OPEN", "etc|and so on|among others|m.fl|m.m|osv|bl.a|inter alia",
            @"\betc\b|\band so (on|forth)\b|\bamong others\b|\binter alia\b|\bm\.? ?fl\b|\bm\.? ?m\b\.|\bosv\b|\bbl\.? ?a\b",
            "ends a list openly", "Name them all."),
        new("AI-VAGUE", "ai|artificial intelligence|chatgpt|copilot|machine learning|artificiell intelligens",
            @"\b(ai|artificial intelligence|chatgpt|copilot|machine learning|artificiell intelligens)\b",
            "speaks of artificial intelligence without purpose, basis or period", "Write a purpose for it.")
        {
            When = (policy, p) => p.Purpose is null && !policy.Purposes.Any(u => u.Why.Values.Any(w => Ai().IsMatch(w))), Unless = @"\b(no|not|never|don't|inte|ingen|aldrig)\b",
        },
        new("DATA-EXCESS", "password|card number|card details|lösenord|kortnummer|kortuppgifter",
            @"\b(collect|ask for|store|keep|use|hold)\w*\b.{0,60}\b(passwords?|card (numbers?|details))\b|\b(samlar|lagrar|sparar|ber om)\b.{0,60}\b(lösenord|kortnummer|kortuppgifter)\b",
            "collects passwords or card numbers", "Leave them to the payment provider; store no password in clear.") { Unless = @"\b(not|never|no|don't|inte|aldrig|inga)\b" },
        new("DATA-UNDERSTATED", "limited to|only your name|begränsa",
            @"\blimited to\b.{0,20}\b(name|your name|contact|telephone|e-?mail)|\bonly your name\b|\bbegränsa\w* till (ditt )?namn",
            "says that few data are used, while the purposes name more", "Leave it out: the notice lists the data of each purpose.")
        {
            When = (policy, p) => (p.Purpose is { } own ? [own] : policy.Purposes).SelectMany(u => u.Data ?? []).Distinct().Count() > 5,
        },
        new("PROFILING-CONFLICT", "profil",
            @"\b(no|not|never|don't|without)\b.{0,25}\bprofil(e|es|ing)\b|\b(ingen|inte|aldrig)\b.{0,25}\bprofil",
            "denies profiling, while a purpose describes it", "Say what the purpose says.")
        {
            When = (policy, p) => (p.Purpose is { } own ? [own] : policy.Purposes).Any(u => u.Profiling.Count > 0), Unless = @"\b(sensitive|känslig)",
        },
        new("PROFILING-UNDISCLOSED", "scor|rank|segment|trends about|poängs|betygs",
            @"\b(lead |credit )?scor(e|es|ing)\b|\brank (you|people|visitors|customers|leads)\b|\bsegment(s|ing|ation)?\b|\btrends about (you|people|persons)\b|\bpoängsätt|\bsegmenter",
            "sorts or scores people without calling it profiling", "Write `profiling:` in the purpose.")
        {
            When = (policy, p) => !(p.Purpose is { } own ? [own] : policy.Purposes).Any(u => u.Profiling.Count > 0), Unless = @"\b(no|not|never|nobody|don't|do not|inte|aldrig|ingen)\b",
        },
        new("SCRAPE-ARTEFACT", "skip to|select page|right-hand|read more|click here|menu|sidopanel|hoppa till|läs mer",
            @"\bskip to (main )?content\b|\bselect page\b|\bright-hand (side )?column\b|^read more\b|\bclick here\b|\btoggle menu\b|\bhoppa till innehåll",
            "holds page furniture", "Take it out."),
        new("SELF-CERTIFIED", "compliant|comply|compliance|följer gdpr",
            @"\b(fully |100 ?% )?(gdpr|dpa|uk gdpr|data protection)[ -]?compliant\b|\bwe comply with (the )?(gdpr|uk gdpr|data protection act)\b|\bin full compliance with\b|\bvi följer gdpr\b",
            "asserts that you comply", "Leave it out: the promises show it."),
        new("TEMPLATE-PLACEHOLDER", "[|lorem|xxx|your company name|company name here|insert|{{",
            @"\[(insert|your|company|name|date|address|e-?mail|ange|företag)[^\]]*\]|\blorem ipsum\b|\bxxx+\b|\b(company|your) name here\b|\{\{", "has an unfilled gap of a template", "Fill it."),
        new("SELF-CERTIFIED", "very seriously|stort allvar",
            @"\b(take|takes)\b.{0,30}\b(privacy|security|protection)\b.{0,30}\bvery seriously\b|\btar\b.{0,30}\bpå stort allvar\b", "asserts care that nobody can check", "Leave it out: the promises show it."),
    ];

    [GeneratedRegex(@"\b(AI|artificial intelligence|chatgpt|copilot|machine learning|artificiell intelligens)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ai();
}
