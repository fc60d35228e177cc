using Avow.Policy.Model;
using Avow.Policy.Notices;

namespace Avow.Policy.Versions;

/// <summary>Names and descriptions, how often people are written to, and what somebody does again and again.</summary>
internal static class WordChanges
{
    private const string Told = "UK GDPR and GDPR article 13(3)";
    private const string Promised = "UK GDPR and GDPR article 5(1)(a) and 13(3)";

    public static IEnumerable<Change> Of(VersionPair pair) => pair.Newer.Purposes
        .SelectMany(now => pair.Older.PurposeOf(now.Id) is { } before ? Headings(pair, before, now).Concat(Contact(pair, before, now)) : [])
        .Concat(Groups(pair)).Concat(Duties(pair));

    private static IEnumerable<Change> Headings(VersionPair pair, Purpose before, Purpose now) => pair.NameOf(before) == pair.NameOf(now) || !pair.SpeaksAlike
        ? []
        : [pair.Make("heading-changed", now.Id, Obligation.None, "only-name", Told, now, ("old", pair.NameOf(before)), ("new", pair.NameOf(now)))];

    private static IEnumerable<Change> Contact(VersionPair pair, Purpose before, Purpose now)
    {
        if (before.Contact.SequenceEqual(now.Contact))
        {
            yield break;
        }

        var (old, fresh) = (("old", Limits(pair.OldNotice, before)), ("new", Limits(pair.NewNotice, now)));
        yield return before.Contact.Count == 0 ? pair.Make("contact-limited", now.Id, Obligation.None, "promise-more", Promised, now, fresh)
            : now.Contact.Count == 0 ? pair.Make("contact-unlimited", now.Id, Obligation.Tell, "promise", Promised, now, old)
            : pair.Make("contact-changed", now.Id, Obligation.Tell, "promise", Promised, now, old, fresh);
    }

    private static string Limits(NoticeText notice, Purpose purpose) =>
        string.Join(' ', purpose.Contact.Select((_, i) => notice.Find($"contact.{purpose.Id}.{i}")?.Text));

    private static IEnumerable<Change> Groups(VersionPair pair) =>
        from now in pair.Newer.People
        let before = pair.Older.People.FirstOrDefault(g => g.Id == now.Id)
        where before is not null && !PurposeChanges.Same(before.Words, now.Words)
        select pair.Make("group-changed", now.Id, Obligation.Tell, "why", Told, null, ("old", before.Words.In(pair.Language)), ("new", now.Words.In(pair.Language))) with { People = [now.Id] };

    private static IEnumerable<Change> Duties(VersionPair pair)
    {
        foreach (var now in pair.Newer.Duties)
        {
            var sentence = ("new", Duty(pair, now));
            if (pair.Older.Duties.FirstOrDefault(d => d.Id == now.Id) is not { } before)
            {
                yield return pair.Make("duty-added", now.Id, Obligation.None, "promise-more", Promised, null, sentence);
            }
            else if (before.Every != now.Every || !PurposeChanges.Same(before.Words, now.Words))
            {
                yield return pair.Make("duty-changed", now.Id, Obligation.Tell, "promise", Promised, null, sentence, ("old", Duty(pair, before)));
            }
        }

        foreach (var gone in pair.Older.Duties.Where(d => pair.Newer.Duties.All(n => n.Id != d.Id)))
        {
            yield return pair.Make("duty-removed", gone.Id, Obligation.Tell, "promise", Promised, null, ("old", Duty(pair, gone)));
        }
    }

    /// <summary>As the notice tells of it, without the day on which it was done last.</summary>
    private static string Duty(VersionPair pair, Duty duty) => pair.Words.Notice.Say("duty", ("words", duty.Words.In(pair.Language)), ("every", pair.Words.Notice.Every(duty.Every)));
}
