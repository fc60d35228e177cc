using Avow.Api;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>What a module keeps of a person beside the reasons for which she is known, as programs read it.</summary>
/// <param name="Held">Null when it goes with the relationship of the same id.</param>
public sealed record ApiRecord(string Kind, Guid Id, string Name, Instant? BeganAt, Instant? EndedAt, ApiHeld? Held, IReadOnlyList<ApiSaid> Words)
{
    public static ApiRecord Of(KeptRecord kept, PageContext page) => new(
        kept.Record.Kind, kept.Record.Id, kept.Record.Name, kept.Record.BeganAt, kept.Record.EndedAt, kept.Kept is { } held ? ApiHeld.Of(held, page) : null,
        [.. kept.Record.Words.Select(w => new ApiSaid(w.At, w.Whose, w.Text))]);
}

/// <summary>One thing that was said.</summary>
public sealed record ApiSaid(Instant? At, Speaker Whose, string Text);
