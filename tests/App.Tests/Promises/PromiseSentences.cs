namespace App.Tests.Promises;

/// <summary>The promises of the policies that tests answer for, in our own words. A test that names another promise needs its sentence here.</summary>
internal static class PromiseSentences
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["A-13"] = "Every use of personal data rests on a lawful basis; a use without one is refused where it happens, and the refusal is recorded.",
        ["A-17"] = "Personal data is kept only as long as it is needed or the law asks: every kind of record has a rule, and none is kept without one.",
        ["B-12"] = "How long something is kept has its reasons; a complaint or a claim stops its deletion, with an owner and a date, and what only a person can judge is that person’s duty.",
        ["B-13"] = "Some records are made anonymous instead of being deleted: a count stays that points at nobody, and a small group is never shown alone.",
        ["D-01"] = "For some data the business decides itself, for other data its client does: there it follows the client's dated instruction, below its own ceiling.",
        ["D-10"] = "Messages reach the client by text message, by e-mail or both, as the client chooses.",
        ["D-11"] = "Messages are kept for 100 days and then deleted. When the service ceases all of its records are gone within 100 days, or sooner if the client asks.",
    };
}
