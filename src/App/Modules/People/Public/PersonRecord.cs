using Avow.Holdings;
using Avow.Modules.Identity.Public;
using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>A module that keeps something of people beside the reasons for which they are known: it stands on the person's page and in her own data.</summary>
public interface IKeepsOfPeople
{
    /// <summary>What it keeps of the person, the newest first.</summary>
    Task<IReadOnlyList<PersonRecord>> Of(Visit visit, PersonAsked person);

    /// <summary>The person's data is only stored from now on (Art. 18), or no longer; what goes with a relationship needs nothing here.</summary>
    /// <param name="ground">The point of Art. 18(1); null when the restriction is lifted.</param>
    Task Restrict(Visit visit, PersonAsked person, string? ground, Instant? review) => Task.CompletedTask;

    /// <summary>Two people turned out to be one: what is kept of the one is the other's from now on.</summary>
    Task Merge(Visit visit, Guid from, Guid into) => Task.CompletedTask;
}

/// <summary>Whose records are asked for.</summary>
/// <param name="Relationships">The ids of the reasons that the reader may see.</param>
/// <param name="Emails">Her addresses in small letters, those alone that nobody else has.</param>
public sealed record PersonAsked(Guid PersonId, IReadOnlyList<Guid> Relationships, IReadOnlyList<string> Emails);

/// <summary>One record of a person.</summary>
/// <param name="Name">What it is called, such as the subject of a ticket.</param>
/// <param name="Path">Where staff read it, relative to the organisation's pages.</param>
/// <param name="Known">What decides until when it is kept; null when it goes with the reason for which the person is known.</param>
/// <param name="BeganAt">Null when its beginning stands on the timeline already.</param>
/// <param name="Words">What was said in it, in order.</param>
public sealed record PersonRecord(string Kind, Guid Id, string Name, string Path, Known? Known, Instant? BeganAt, Instant? EndedAt, IReadOnlyList<PersonWords> Words);

/// <summary>One thing that was said.</summary>
/// <param name="At">Null when nobody knows.</param>
/// <param name="Whose">By whom; <see cref="Speaker.Somebody"/> when the record does not say.</param>
public sealed record PersonWords(Instant? At, Speaker Whose, string Text);

/// <summary>Who said something.</summary>
public enum Speaker
{
    Somebody,
    ThePerson,
    Us,

    /// <summary>A note among colleagues.</summary>
    Ourselves,
}
