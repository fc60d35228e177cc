using System.Text.RegularExpressions;
using Avow.Policy.Law;
using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>A rule of keeping while it is read, piece by piece; each piece says why it does not fit.</summary>
internal sealed partial class KeepRuleDraft
{
    private const int MostTerms = 8;
    private readonly List<KeepTerm> _terms = [];
    private Whichever? _which;
    private string? _statute;
    private OpenException _unless;
    private KeepReview? _review;
    private (KeepPeriod For, (Disposal Then, bool Keeps)? End)? _silence;
    private (Disposal Then, bool Keeps)? _end;
    private bool _isClosed;

    /// <summary>What a rule still lacks at its end; null when it is whole.</summary>
    public string? Missing => (_end ?? _silence?.End) is null ? "A rule says how long, then what: `100 days after received; then delete`." : null;

    private bool HasKeep => _terms.Count > 0 || _statute is not null;

    /// <summary>Takes one part between semicolons; says why it cannot.</summary>
    public RuleSlip? Take(RulePart part) =>
        _isClosed ? part.Slip($"Nothing may follow the end of a rule, but {Quote.Word(part.Text)} does.")
        : Starts(part, "then") ? TakeEnd(part)
        : Starts(part, "review") || Starts(part, "ask") ? TakeReview(part)
        : Starts(part, "unanswered") ? TakeSilence(part)
        : HasKeep || _review is not null ? part.Slip($"{Quote.Word(part.Text)} does not fit here; expected `review every …`, `ask every …` or `then …`{RuleWords.DidYouMean(part.Text)}")
        : TakeKeep(part);

    public KeepRule Rule(string kind, Place at)
    {
        var (then, keeps) = _end ?? _silence!.Value.End!.Value;
        var silence = _silence is { } s ? new Silence(s.For, (s.End ?? (then, keeps)).Item1, (s.End ?? (then, keeps)).Item2) : null;
        return new(kind, _terms, _which ?? Whichever.First, then, keeps, _statute, at)
        {
            Review = _review is null ? null : _review with { Unanswered = silence },
            Unless = _unless,
        };
    }

    private static bool Starts(RulePart part, string word) => part.Text == word || part.Text.StartsWith(word + " ", StringComparison.Ordinal);

    private RuleSlip? TakeKeep(RulePart part)
    {
        foreach (var piece in part.Split(','))
        {
            if (TakePiece(piece) is { } why)
            {
                return piece.Slip(why);
            }
        }

        return null;
    }

    private string? TakePiece(RulePart piece)
    {
        if (_unless != OpenException.None)
        {
            return $"Nothing may follow the exception before the semicolon, but {Quote.Word(piece.Text)} does.";
        }

        var requires = Requires().Match(piece.Text);
        if (!HasKeep)
        {
            return requires.Success ? TakeLaw(requires.Groups[1].Value) : TakeTerm(piece.Text);
        }

        if (Unless().Match(piece.Text) is { Success: true } unless)
        {
            _unless = unless.Groups[1].Value == "requested" ? OpenException.Requested : OpenException.Agreed;
            return null;
        }

        if (_statute is not null)
        {
            return $"Nothing but `unless …` may follow the law before the semicolon, but {Quote.Word(piece.Text)} does.";
        }

        return Which().Match(piece.Text) is { Success: true } which ? TakeWhich(which.Groups[1].Value)
            : requires.Success ? TakeLaw(requires.Groups[1].Value)
            : Starts(piece, "or") && _which is null ? TakeTerm(piece.Text[2..].Trim())
            : $"{Quote.Word(piece.Text)} does not fit here; expected `or …`, `whichever is first`, `whichever is last`, `and as long as LAW requires` or `unless … otherwise`{RuleWords.DidYouMean(piece.Text)}";
    }

    private string? TakeTerm(string text)
    {
        var (term, why) = RuleWords.Term(text);
        if (term is null)
        {
            return why;
        }

        _terms.Add(term);
        return _terms.Count > MostTerms ? $"A rule has {MostTerms} terms at most, so that people can read it." : null;
    }

    private string? TakeWhich(string word)
    {
        if (_terms.Count < 2 || _which is not null)
        {
            return "`whichever is …` needs two terms or more before it, and stands once.";
        }

        _which = word is "first" or "earlier" or "earliest" ? Whichever.First : Whichever.Last;
        return null;
    }

    private string? TakeLaw(string id)
    {
        _statute = id;
        return Statutes.Find(id) is null ? $"{Quote.Word(id)} is no law that we know{Quote.DidYouMean(id, Statutes.All.Select(s => s.Id))}" : null;
    }

    private RuleSlip? TakeReview(RulePart part)
    {
        var pieces = part.Split(',').ToList();
        if (_review is not null || _silence is not null || pieces.Count > 2)
        {
            return part.Slip("A rule asks one question, once: `review every …` or `ask every …`, and perhaps `unanswered for …`.");
        }

        if (Review().Match(pieces[0].Text) is not { Success: true } words)
        {
            return pieces[0].Slip($"{Quote.Word(pieces[0].Text)} is no review; write `review every 1 year`, or `ask every 1 year after CLOCK`{RuleWords.DidYouMean(pieces[0].Text)}");
        }

        if (!KeepPeriod.TryParse(words.Groups[2].Value, out var every))
        {
            return pieces[0].Slip(RuleWords.WhyNoPeriod(words.Groups[2].Value));
        }

        _review = new(words.Groups[1].Value == "ask" ? Answerer.ThePerson : Answerer.Us, every, OrNull(words.Groups[3]), OrNull(words.Groups[4]));
        return pieces.Count == 2 ? TakeSilence(pieces[1]) : null;
    }

    private RuleSlip? TakeSilence(RulePart part)
    {
        if (_review is null || _silence is not null)
        {
            return part.Slip("`unanswered for …` follows one `review every …` or `ask every …`.");
        }

        var words = Unanswered().Match(part.Text);
        if (!words.Success || !KeepPeriod.TryParse(words.Groups[1].Value, out var silence))
        {
            return part.Slip(words.Success ? RuleWords.WhyNoPeriod(words.Groups[1].Value) : $"{Quote.Word(part.Text)} is no answer to silence; write `unanswered for 1 month`{RuleWords.DidYouMean(part.Text)}");
        }

        var end = words.Groups[2].Success ? RuleWords.End(words.Groups[2].Value) : null;
        _silence = (silence, end);
        return words.Groups[2].Success && end is not { Then: Disposal.Delete or Disposal.Anonymise }
            ? part.Slip($"{Quote.Word(words.Groups[2].Value)} cannot follow silence; write `delete`, `delete and keep suppression` or `anonymise`.")
            : null;
    }

    private RuleSlip? TakeEnd(RulePart part)
    {
        _isClosed = true;
        _end = RuleWords.End(part.Text["then".Length..].Trim());
        return _end is not { Then: var then }
                ? part.Slip($"{Quote.Word(part.Text)} is no end of a rule; write `then delete`, `then delete and keep suppression`, `then anonymise`, `then blank` or `then review`{RuleWords.DidYouMean(part.Text)}")
            : !HasKeep && _review is null ? part.Slip("A rule says how long, then what: `100 days after received; then delete`.")
            : then == Disposal.Blank && _terms.Exists(t => t.Bound == Bound.AtLeast)
                ? part.Slip("A minimum ends when a person decides, and that person removes the record whole; write `then delete`, `then anonymise` or `then review`.")
            : _silence is { End: null } && then is Disposal.Blank or Disposal.Review && _silence is not null
                ? part.Slip($"Silence cannot lead to `{then.ToString().ToLowerInvariant()}`; write `unanswered for … : delete` or `: anonymise`.")
            : null;
    }

    private static string? OrNull(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex("^whichever is (first|last|earlier|later|earliest|latest)$")]
    private static partial Regex Which();

    [GeneratedRegex("^(?:and )?as long as (.+) requires$")]
    private static partial Regex Requires();

    [GeneratedRegex("^unless (requested|agreed)(?: otherwise)?$")]
    private static partial Regex Unless();

    [GeneratedRegex("^(review|ask) every (.+?)(?: after ([a-z][a-z0-9-]*))?(?: by ([a-z][a-z0-9-]*))?$")]
    private static partial Regex Review();

    [GeneratedRegex("^unanswered for ([^:]+?)(?: ?: ?(?:then )?(.+))?$")]
    private static partial Regex Unanswered();
}
