namespace Avow.Policy.Prose.Drafting;

/// <summary>The questions of one drafting: asked in the reader's language, and not asked where the firm has answered.</summary>
/// <param name="answers">Answers by <see cref="OpenQuestion.Key"/>.</param>
internal sealed class Questions(string language, IReadOnlyDictionary<string, string> answers)
{
    private readonly Phrases _phrases = Phrases.Of("Prose.Drafting", language);
    private readonly List<OpenQuestion> _asked = [];
    private readonly Dictionary<string, OpenQuestion> _answered = [];

    private readonly List<Correction> _corrections = [];

    public IReadOnlyList<OpenQuestion> Asked => _asked;

    /// <summary>What was understood and can be corrected; nothing that is asked or answered anyway.</summary>
    public IReadOnlyList<Correction> Corrections
    {
        get
        {
            var keys = _asked.Select(q => q.Key).Concat(_answered.Keys).ToHashSet();
            return [.. _corrections.Where(c => !keys.Contains(c.Question.Key))];
        }
    }

    public IReadOnlyList<OpenQuestion> Answered => [.. _answered.Values];

    /// <summary>The answer that stands under the key; null when there is none.</summary>
    public string? AnswerTo(string key) => answers.GetValueOrDefault(key);

    /// <summary>Asks; what is answered is noted with its answer.</summary>
    /// <param name="topic">Which question: a key of the texts.</param>
    public void Ask(string topic, string at, AnswerForm form, string? quote, string? key = null, string? taken = null, params ReadOnlySpan<(string Place, string With)> parts)
    {
        var answer = AnswerTo(key ?? at);
        var question = new OpenQuestion(at, _phrases.Say(topic, parts), quote) { Key = key ?? at, Form = form, Taken = answer ?? taken };
        if (answer is null)
        {
            _asked.Add(question);
        }
        else
        {
            _answered.TryAdd(question.Key, question);
        }
    }

    /// <summary>Tells what was taken for granted of a promise, and how it would be said otherwise.</summary>
    /// <param name="topic">What is asked: a key of the texts.</param>
    public void Offer(Promise promise, string topic, AnswerForm form, string key, string taken, params ReadOnlySpan<(string Place, string With)> parts) =>
        _corrections.Add(new(promise, new OpenQuestion(key, _phrases.Say(topic, parts), null) { Key = key, Form = form, Taken = taken }));

    /// <summary>The questions as comments at the top of a file.</summary>
    public string Head() => $"# {_phrases.Say("head", ("count", $"{_asked.Count}"))}\n"
        + string.Concat(_asked.Select(q => $"# - {q.At}: {q.Asks}{(q.Quote is { } quote ? $" (\"{quote}\")" : "")}\n"));
}
