using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>Makes the notice of a policy. Source: UK GDPR art. 12 to 14 and 21(4), DPA 2018 s. 164A, PECR reg. 6.</summary>
public static class Notice
{
    /// <summary>The notice in one language.</summary>
    /// <exception cref="ArgumentException">The policy does not stand in that language.</exception>
    public static NoticeText Of(PolicyFile policy, string language)
    {
        if (!policy.Languages.Contains(language))
        {
            throw new ArgumentException($"The policy has no texts in `{language}`; it has {string.Join(", ", policy.Languages)}.", nameof(language));
        }

        var words = Words.In(language);
        List<NoticeSection> sections =
        [
            Who(policy, words),
            Own(policy, words),
            new("purposes", words["section.purposes"], 2, Intro(policy, words)),
            .. policy.Purposes.Select(p => PurposeSection.Of(policy, p, words)),
            Recipients(policy, words),
            Safety(policy, words),
            Cookies(policy, words),
            .. RightsSections.Of(policy, words),
            Duties(policy, words),
        ];
        return new(language, policy.Version, words.Say("title", ("name", policy.Controller.Name)), [.. sections.Where(s => s.Sentences.Count > 0)]);
    }

    internal static Sentence Fact(string id, Words words, string key, params ReadOnlySpan<(string, Part)> parts) =>
        new(id, words.Fill(key, parts), IsPromise: false);

    internal static Sentence Promise(string id, Words words, string key, params ReadOnlySpan<(string, Part)> parts) =>
        new(id, words.Fill(key, parts), IsPromise: true);

    private static NoticeSection Who(PolicyFile policy, Words words)
    {
        var who = policy.Controller;
        var sentences = new List<Sentence>
        {
            Fact("who.controller", words, "who.controller", ("name", who.Name), ("legal", who.LegalName), ("address", who.Address)),
            who.Phone is { } phone
                ? Fact("who.contact", words, "who.contact.phone", ("contact", who.PrivacyContact), ("phone", phone))
                : Fact("who.contact", words, "who.contact", ("contact", who.PrivacyContact)),
        };
        AddIf(sentences, who.CompanyNumber, n => Fact("who.number", words, "who.number", ("number", n)));
        AddIf(sentences, who.FeeRegistration, n => Fact("who.fee", words, "who.fee", ("number", n)));
        AddIf(sentences, who.DataProtectionOfficer, n => Fact("who.dpo", words, "who.dpo", ("name", n)));
        AddIf(sentences, who.Representative, n => Fact("who.representative", words, "who.representative", ("name", n)));
        sentences.Add(Fact("who.version", words, "who.version", ("version", policy.Version.ToString()), ("date", words.Date(policy.Version.Date))));
        return new("who", words["section.who"], 2, sentences);
    }

    private static void AddIf(List<Sentence> sentences, string? value, Func<string, Sentence> say)
    {
        if (value is not null)
        {
            sentences.Add(say(value));
        }
    }

    private static NoticeSection Own(PolicyFile policy, Words words) => new(
        "promises",
        words["section.promises"],
        2,
        [.. policy.Promises.Select(p => new Sentence($"promise.{p.Id}", [new(p.Words.In(words.Language))], IsPromise: true))]);

    private static List<Sentence> Intro(PolicyFile policy, Words words)
    {
        var isShared = policy.Purposes.SelectMany(p => p.Keep).GroupBy(k => k.Kind).Any(g => g.Count() > 1);
        List<Sentence> intro = [Fact("purposes.intro", words, "purposes.intro"), Promise("purposes.listed", words, "purposes.listed")];
        if (isShared)
        {
            intro.Add(Promise("keep.longest", words, "keep.longest"));
        }

        return intro;
    }

    private static NoticeSection Recipients(PolicyFile policy, Words words)
    {
        List<Sentence> sentences = [.. policy.Recipients.Select(r => Recipient(r, words))];
        if (policy.Recipients.Any(r => r.Safeguards.Count > 0))
        {
            sentences.Add(Promise("recipients.copy", words, "recipients.copy", ("contact", policy.Controller.PrivacyContact)));
        }

        sentences.Insert(0, Promise("recipients.only", words, sentences.Count == 0 ? "recipients.none" : "recipients.only"));
        return new("recipients", words["section.recipients"], 2, sentences);
    }

    private static Sentence Recipient(Recipient recipient, Words words)
    {
        var id = $"recipient.{recipient.Id}";
        var name = ("name", (Part)recipient.Name);
        var why = ("why", (Part)recipient.Why.In(words.Language));
        var where = ("where", (Part)words.List(recipient.Countries.Select(words.Country)));
        var safeguards = ("safeguards", (Part)words.List(recipient.Safeguards.Select(s => words[$"safeguard.{s}"])));
        return recipient switch
        {
            { Safeguards.Count: 0 } => Fact(id, words, "recipient", name, why, where),
            { CheckedOn: { } on } => Fact(id, words, "recipient.checked", name, why, where, safeguards, ("date", words.Date(on))),
            _ => Fact(id, words, "recipient.safeguard", name, why, where, safeguards),
        };
    }

    private static NoticeSection Safety(PolicyFile policy, Words words)
    {
        List<Sentence> sentences =
        [
            .. policy.Locations.GroupBy(l => l.Value).Select(g => Promise(
                $"location.{g.Key}", words, "location", ("stores", KeepSentence.Capital(words.List(g.Select(l => words[$"store.{l.Key}"])))), ("country", words.Country(g.Key)))),
        ];
        if (policy.Security.Count > 0)
        {
            sentences.Insert(0, new("security", [new(policy.Security.In(words.Language))], IsPromise: true));
        }

        return new("security", words["section.security"], 2, sentences);
    }

    private static NoticeSection Cookies(PolicyFile policy, Words words)
    {
        List<Sentence> sentences = [.. policy.Cookies.Select(c => Cookie(c, words))];
        if (policy.Cookies.Any(c => c.Purpose != "necessary"))
        {
            sentences.Insert(0, Promise("cookies.asked", words, "cookies.asked"));
        }

        return new("cookies", words["section.cookies"], 2, sentences);
    }

    private static Sentence Cookie(Cookie cookie, Words words)
    {
        var name = ("name", (Part)cookie.Name);
        var why = ("why", (Part)cookie.Why.In(words.Language));
        var purpose = ("purpose", (Part)words[$"cookie-purpose.{cookie.Purpose}"]);
        return cookie.Lasts is { } lasts
            ? Fact($"cookie.{cookie.Name}", words, "cookie", name, why, purpose, ("period", new Span(words.Period(lasts), lasts)))
            : Fact($"cookie.{cookie.Name}", words, "cookie.session", name, why, purpose);
    }

    private static NoticeSection Duties(PolicyFile policy, Words words) => new(
        "duties", words["section.duties"], 2, [.. policy.Duties.Select(d => Duty(d, words))]);

    private static Sentence Duty(Duty duty, Words words)
    {
        var what = ("words", (Part)duty.Words.In(words.Language));
        var every = ("every", (Part)new Span(words.Every(duty.Every), duty.Every));
        return duty.LastDone is { } last
            ? Promise($"duty.{duty.Id}", words, "duty.done", what, every, ("date", words.Date(last)))
            : Promise($"duty.{duty.Id}", words, "duty", what, every);
    }
}
