namespace App.Tests.Promises;

/// <summary>The promises of the policies that tests answer for, in our own words. A test that names another promise needs its sentence here.</summary>
internal static class PromiseSentences
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["A-01"] = "Whatever is held of a customer stands on one page, each value with who told us, its lawful basis and its end.",
        ["A-10"] = "A relationship that rests on consent carries how the yes was given; taking it back ends it, and the page says what stays and why.",
        ["A-11"] = "Notes and interests about a person stand with that person, who may read them; interests come from a list.",
        ["A-12"] = "Personal data is never sold: nobody can be declared its buyer, and what is given to somebody else or refused is recorded.",
        ["A-13"] = "Every use of personal data rests on a lawful basis; a use without one is refused where it happens, and the refusal is recorded.",
        ["A-17"] = "Personal data is kept only as long as it is needed or the law asks: every kind of record has a rule, and none is kept without one.",
        ["A-22"] = "When the policy changes, the latest version stands at an address that stays, says what changed, and older versions can still be read.",
        ["B-01"] = "Where a policy promises to use data only with consent or because the law asks, every other use is refused.",
        ["B-11"] = "Accounting records are kept as long as tax law asks; the basic facts of a customer six years after the end, for a dispute, and open to objection.",
        ["B-12"] = "How long something is kept has its reasons; a complaint or a claim stops its deletion, with an owner and a date, and what only a person can judge is that person’s duty.",
        ["B-13"] = "Some records are made anonymous instead of being deleted: a count stays that points at nobody, and a small group is never shown alone.",
        ["B-17"] = "A change of the policy is published as an act in the ledger, and people read what changed and since when.",
        ["B-21"] = "Data is not sold, distributed or leased; only those whom the policy names for a purpose receive it.",
        ["C-01"] = "One group with several brands has one set of people, and each relationship names its brand.",
        ["C-02"] = "A person may be known for several reasons, each with its own basis, source and end.",
        ["C-03"] = "Only the details that the notice lists for that kind of person are written down; any other field is refused with the sentence.",
        ["C-04"] = "It is written down who told us; whoever is known through others is told within a month.",
        ["C-07"] = "Contacts at customers and suppliers are kept for the duration of the contract, the last one of several, and six years.",
        ["C-08"] = "A prospect goes when the interest has ceased, and nobody stays without somebody looking again.",
        ["C-10"] = "Nobody is held without a lawful basis and a source: the database itself refuses it, and a report shows all.",
        ["C-14"] = "Data is never sold, and disclosed to nobody but the named partners.",
        ["C-15"] = "A person sees by a link what is held of her and puts it right herself; each value says who told us and when, and people of whom nobody has said for a year that it is right are listed to be asked.",
        ["C-16"] = "The policy is read through regularly: a duty with owner and date, and the board shows when it is late.",
        ["D-01"] = "For some data the business decides itself, for other data its client does: there it follows the client's dated instruction, below its own ceiling.",
        ["D-02"] = "A call to us that does not become an enquiry leaves a count behind and nothing else.",
        ["D-03"] = "The contact form asks what the policy allows, is used to answer and goes unless an enquiry follows; the newsletter is asked about once, and only a yes of one’s own counts.",
        ["D-04"] = "An enquiry that does not go ahead is deleted in the next night, and can be taken back until then; a quiet one comes up for a decision.",
        ["D-10"] = "Messages reach the client by text message, by e-mail or both, as the client chooses.",
        ["D-11"] = "Messages are kept for 100 days and then deleted. When the service ceases all of its records are gone within 100 days, or sooner if the client asks.",
        ["D-16"] = "A policy that says nothing is ever shared, and yet names who receives it, is told so with both sentences; so are contradictions like it.",
        ["D-18"] = "Details can be corrected or removed, and what is corrected carries who told us and when.",
        ["E-01"] = "A customer’s organisation number is checked; one that is a person’s own is masked.",
        ["E-09"] = "Details are kept while there is contact or until consent is withdrawn or an objection comes; accounts through the seventh year after the financial year.",
        ["E-15"] = "The notice is published in the customer's language, English or Swedish, from one policy.",
        ["E-17"] = "Data is used only for what it was collected for and what is compatible with it; anything new waits until the person agrees.",
        ["E-18"] = "Data is never sold, and never rented outside the group.",
    };
}
