using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>Makes the notice of a policy. Source: UK GDPR art. 12 to 14 and 21(4), DPA 2018 s. 164A, PECR reg. 6.</summary>
public static class Notice
{
    /// <summary>The notice in one language.</summary>
    /// <param name="brand">The brand whose copy is wanted: it tells what is for that brand and what is for all. Null: everything.</param>
    /// <exception cref="ArgumentException">The policy does not stand in that language, or has no such brand.</exception>
    public static NoticeText Of(PolicyFile policy, string language, string? brand = null)
    {
        if (!policy.Languages.Contains(language))
        {
            throw new ArgumentException($"The policy has no texts in `{language}`; it has {string.Join(", ", policy.Languages)}.", nameof(language));
        }

        var words = Words.In(language);
        var own = brand is null ? null : policy.BrandOf(brand) ?? throw new ArgumentException($"The policy has no brand `{brand}`.", nameof(brand));
        var shown = own is null ? policy : For(policy, own);
        List<NoticeSection> sections =
        [
            Own(shown, words),
            WhoSection.Of(shown, own, words),
            new("purposes", words["section.purposes"], 2, Intro(shown, words)),
            .. shown.Purposes.Select(p => PurposeSection.Of(shown, p, words)),
            RecipientsSection.Of(shown, words),
            Safety(shown, words),
            CookiesSection.Of(shown, words),
            .. RightsSections.Of(shown, words),
            Duties(shown, words),
        ];
        return new(language, policy.Version, words.Say("title", ("name", own?.Name ?? policy.Controller.Name)), [.. sections.Where(s => s.Sentences.Count > 0)], brand);
    }

    internal static Sentence Fact(string id, Words words, string key, params ReadOnlySpan<(string, Part)> parts) =>
        new(id, words.Fill(key, parts), IsPromise: false);

    internal static Sentence Promise(string id, Words words, string key, params ReadOnlySpan<(string, Part)> parts) =>
        new(id, words.Fill(key, parts), IsPromise: true);

    /// <summary>What concerns a brand: its own purposes and those for all, its contact, and the recipients that they name.</summary>
    private static PolicyFile For(PolicyFile policy, Brand brand)
    {
        var purposes = policy.Purposes.Where(p => p.Brands.Count == 0 || p.Brands.Contains(brand.Id)).ToList();
        var elsewhere = policy.Purposes.Except(purposes).SelectMany(p => p.Recipients).Except(purposes.SelectMany(p => p.Recipients)).ToHashSet();
        return policy with
        {
            Controller = policy.Controller with { PrivacyContact = brand.Contact ?? policy.Controller.PrivacyContact },
            Purposes = purposes,
            Recipients = [.. policy.Recipients.Where(r => !elsewhere.Contains(r.Id))],
        };
    }

    private static NoticeSection Own(PolicyFile policy, Words words) => new(
        "promises",
        words["section.promises"],
        2,
        [.. policy.Promises.Select(p => new Sentence($"promise.{p.Id}", [new(p.Words.In(words.Language))], IsPromise: true))]);

    private static List<Sentence> Intro(PolicyFile policy, Words words)
    {
        var isShared = policy.Purposes.SelectMany(p => p.Keep).GroupBy(k => k.Kind).Any(g => g.Count() > 1);
        List<Sentence> intro = [Fact("purposes.intro", words, "purposes.intro", ("law", words.Gdpr(policy.Regimes))), Promise("purposes.listed", words, "purposes.listed")];
        if (isShared)
        {
            intro.Add(Promise("keep.longest", words, "keep.longest"));
        }

        if (policy.Purposes.Any(p => p.Role == Role.Controller && p.Sources.Intersect(Vocabulary.FromOthers).Any()))
        {
            intro.Add(Promise("sources.others", words, "sources.others"));
        }

        if (policy.Purposes.Select(p => p.Assessment?.Review).OfType<KeepPeriod>().Distinct().ToList() is [var every])
        {
            intro.Add(Promise("assessments.again", words, "assessments.again", ("every", new Span(words.Every(every), every))));
        }

        return [.. intro, .. Needed(policy, words)];
    }

    /// <summary>Whether data must be given, and what follows if not (Art. 13(2)(e)): once for each basis that the policy uses.</summary>
    private static IEnumerable<Sentence> Needed(PolicyFile policy, Words words) =>
        from basis in policy.Purposes.Select(p => p.Basis).Distinct().Order()
        let key = $"needed.{Words.Key(basis)}"
        where words.Find(key) is not null
        select Fact(key, words, key) with { IsDetail = true };

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
