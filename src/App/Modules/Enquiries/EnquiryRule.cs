using Avow.Modules.People.Public;
using Avow.Policy.Model;
using Avow.Promises;
using Avow.Web;

namespace Avow.Modules.Enquiries;

/// <summary>What the policy says of enquiries of one kind: which fields the form has, how we may answer, when one has gone quiet.</summary>
public sealed record EnquiryRule(PolicyFile Policy, string Kind, Purpose Purpose)
{
    private const string IdleDuty = "idle-enquiries";
    private const string AskedOnce = "asked-once";

    /// <summary>What the public form enters, or null when the policy takes nothing by form: the shortest-lived kind that may come so.</summary>
    public static EnquiryRule? OfForm(PolicyFile policy) => EnquiryShelf.Kinds.Select(k => Find(policy, k)).FirstOrDefault(r => r?.Purpose.Sources.Contains("form") == true);

    public static EnquiryRule? Find(PolicyFile policy, string kind) =>
        policy.Purposes.FirstOrDefault(p => p.Keep.Any(k => k.Kind == kind)) is { } purpose ? new(policy, kind, purpose) : null;

    public bool HasCompany => Has("company");

    public bool HasPhone => Has("phone") || Has("mobile");

    public bool HasEmail => Has("email");

    /// <summary>Whether it ends with our answer.</summary>
    public bool EndsWithAnswer => Kind == EnquiryShelf.Request;

    /// <summary>After how long without a word an enquiry comes up for a decision; null when the policy has no such duty.</summary>
    public static KeepPeriod? IdleAfter(PolicyFile policy) => policy.Duties.FirstOrDefault(d => d.Id == IdleDuty)?.Every;

    /// <summary>The newsletter about which an answer may ask once; null when the policy does not promise to ask only once, or has none.</summary>
    public static Purpose? Newsletter(PolicyFile policy) => policy.Purposes.Any(p => p.Promises.Any(s => s.Id == AskedOnce))
        ? policy.Purposes.FirstOrDefault(p => p.Basis == Basis.Consent && p.Wording.Count > 0 && p.Channels.Contains("email") && p.Keep.Any(k => k.Kind == "subscription"))
        : null;

    /// <summary>The sentences of the notice that apply: why, and how long.</summary>
    public (string Why, string Keep) Sentences(string language)
    {
        var notice = NoticeShelf.Of(Policy, language);
        return (notice.Find($"why.{Purpose.Id}")!.Text, notice.Find($"{KeepEvidence.Prefix}{Purpose.Id}.{Kind}")!.Text);
    }

    /// <summary>How they can come besides the form: for what staff write down.</summary>
    public IReadOnlyList<string> Ways => [.. Purpose.Sources.Where(s => s is "phone" or "email" or "post" or "meeting")];

    private bool Has(string category) => Purpose.Data?.Contains(category) == true;
}
