using Avow.Policy.Law;
using Avow.Policy.Model;
using Avow.Policy.Notices;

namespace Avow.Policy.Register;

/// <summary>Makes the parts of a register in one language.</summary>
internal sealed class RegisterMaker(PolicyFile policy, string language)
{
    private readonly NoticeText _notice = Notice.Of(policy, policy.Languages.Contains(language) ? language : policy.Languages[0]);

    public Phrases Words { get; } = Phrases.Of("Register", language);

    public Activity Activity(Purpose purpose) => new(
        purpose.Id,
        purpose.Role,
        purpose.Heading.Count > 0 ? purpose.Heading.In(language) : KeepSentence.Capital(KeepSentence.Plain(purpose.Id)),
        purpose.Why.In(language),
        Basis(purpose),
        [.. policy.People.Where(g => purpose.People.Contains(g.Id)).Select(g => g.Words.In(language))],
        purpose.Data is { } data ? [.. data.Select(c => Words.Or($"category.{c}", c))] : [Words.Say("as-instructed")],
        purpose.Special is { } special and not "none" ? Words.Or($"special.{special}", special) : null,
        [.. purpose.Sources.Select(s => Words.Or($"source.{s}", s))],
        [.. policy.Recipients.Where(r => purpose.Recipients.Contains(r.Id)).Select(Recipient)],
        [.. purpose.Keep.Select(rule => _notice.Find($"keep.{purpose.Id}.{rule.Kind}")?.Text ?? rule.ToString())],
        [.. Papers(purpose)]);

    public RegisterRecipient Recipient(Recipient recipient) => new(
        recipient.Id,
        recipient.Name,
        Words.Say($"role.{recipient.Role}"),
        [.. recipient.Countries.Select(Words.Notice.Country)],
        [.. recipient.Safeguards.Select(s => Words.Or($"safeguard.{s}", s))],
        recipient.Countries.Any(c => policy.Regimes.Any(r => !Adequacy.Covers(r, c))));

    private string Basis(Purpose purpose) => Words.Say($"basis.{purpose.Basis}") + purpose.Basis switch
    {
        Model.Basis.LegalObligation when purpose.Law is { } law => $": {Words.Or($"law.{law}", law)}",
        Model.Basis.LegitimateInterests when purpose.Interest.Count > 0 => $": {purpose.Interest.In(language)}",
        _ => "",
    };

    private IEnumerable<RegisterPaper> Papers(Purpose purpose)
    {
        if (purpose.Assessment is { } test)
        {
            yield return Paper("paper.balancing", test);
        }

        if (purpose.Screening is { } screening)
        {
            yield return Paper("paper.screening", screening);
        }

        if (purpose.Agreement is { } agreement)
        {
            yield return new(Words.Say("paper.agreement"), agreement.File, "", agreement.Since, agreement.Review.After(agreement.Since));
        }

        foreach (var transfer in policy.Recipients.Where(r => purpose.Recipients.Contains(r.Id)).Select(r => r.TransferTest).OfType<Assessment>())
        {
            yield return Paper("paper.transfer", transfer);
        }
    }

    private RegisterPaper Paper(string key, Assessment test) => new(Words.Say(key), test.File, test.By, test.On, test.Review.After(test.On));
}
