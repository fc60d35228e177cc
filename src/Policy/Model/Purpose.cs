using NodaTime;

namespace Avow.Policy.Model;

/// <summary>The organisation's part in a purpose (Art. 4(7) and (8)).</summary>
public enum Role
{
    /// <summary>The organisation decides why and how.</summary>
    Controller,

    /// <summary>A client decides; the organisation follows its dated instruction within the policy's ceiling.</summary>
    Processor,
}

/// <summary>The lawful bases of Art. 6(1); none for a processor, whose client has the basis.</summary>
public enum Basis
{
    /// <summary>A processor's purpose: the basis lies with the client.</summary>
    WithTheClient,

    /// <summary>The file names none: a finding, and every use is refused.</summary>
    NotStated,

    /// <summary>Art. 6(1)(a).</summary>
    Consent,

    /// <summary>Art. 6(1)(b).</summary>
    Contract,

    /// <summary>Art. 6(1)(c).</summary>
    LegalObligation,

    /// <summary>Art. 6(1)(d).</summary>
    VitalInterests,

    /// <summary>Art. 6(1)(e).</summary>
    PublicTask,

    /// <summary>Art. 6(1)(f).</summary>
    LegitimateInterests,
}

/// <summary>One purpose: why data is used, about whom, on what basis, for how long and who receives it.</summary>
public sealed record Purpose
{
    /// <summary>The id that rules, permits and refusals name, such as <c>message-taking</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Why, in the reader's words.</summary>
    public required LocalText Why { get; init; }

    /// <summary>The heading under which the notice tells of it. May be empty; the id's words then stand in.</summary>
    public required LocalText Heading { get; init; }

    /// <summary>The interest that is weighed (Art. 13(1)(d)), in the reader's words. Empty unless the basis is legitimate interests.</summary>
    public required LocalText Interest { get; init; }

    /// <summary>How people are sorted by what they did (Art. 13(2)(f)), in the reader's words. Empty: they are not.</summary>
    public required LocalText Profiling { get; init; }

    /// <summary>Ids of the brands it is for. Empty: all of them.</summary>
    public required IReadOnlyList<string> Brands { get; init; }

    /// <summary>Controller or processor.</summary>
    public required Role Role { get; init; }

    /// <summary>The lawful basis.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The words to which a person agrees. Empty unless the basis is consent.</summary>
    public required LocalText Wording { get; init; }

    /// <summary>The stored balancing test. Null unless the basis is legitimate interests.</summary>
    public required Assessment? Assessment { get; init; }

    /// <summary>The screening of risks (Art. 35), or null when none was asked for.</summary>
    public required Assessment? Screening { get; init; }

    /// <summary>The law that asks for it: the id of a law of keeping, or a law by name. Null unless the basis is a legal obligation.</summary>
    public required string? Law { get; init; }

    /// <summary>The agreement with the clients (Art. 28). Null unless the role is processor.</summary>
    public required Agreement? Agreement { get; init; }

    /// <summary>Ids of purposes for which data was collected that this one may use too (Art. 6(4)), because somebody found them compatible. Empty: none.</summary>
    public required IReadOnlyList<string> CompatibleWith { get; init; }

    /// <summary>Ids of the groups concerned. At least one.</summary>
    public required IReadOnlyList<string> People { get; init; }

    /// <summary>Categories of data. Null for <c>as-instructed</c>: such records live and die whole.</summary>
    public required IReadOnlyList<string>? Data { get; init; }

    /// <summary>The condition of Art. 9 or 10 for special data: <c>as-instructed</c> (it lies with the client) or a condition. Null: none is asked for.</summary>
    public required string? Special { get; init; }

    /// <summary>How often a keeping that ends only with an event is looked at by a person. Null: never.</summary>
    public required KeepPeriod? Review { get; init; }

    /// <summary>Where the data comes from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Channels on which people may be written to for this purpose. Empty: none.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>How often people are written to at most, in the order of the file. Empty: no limit is promised.</summary>
    public IReadOnlyList<ContactLimit> Contact { get; init; } = [];

    /// <summary>How long each record kind is kept, in the order of the file; kinds that follow the default come after those with a rule of their own. May be empty.</summary>
    public required IReadOnlyList<KeepRule> Keep { get; init; }

    /// <summary>Ids of the recipients. May be empty.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Further promises of this purpose in the policy's own words: id to sentence. May be empty.</summary>
    public required IReadOnlyList<Promise> Promises { get; init; }

    /// <summary>Where the purpose stands in the file.</summary>
    public required Place At { get; init; }
}

/// <summary>A promise in the policy's own words, carried by whichever module registers evidence for its id.</summary>
public sealed record Promise(string Id, LocalText Words, Place At);

/// <summary>A stored assessment: which file, by whom, when, and how often it is looked at again.</summary>
public sealed record Assessment(string File, string By, LocalDate On, KeepPeriod Review, Place At);

/// <summary>The standard agreement with clients under Art. 28: its form, since when, how often reviewed.</summary>
public sealed record Agreement(string File, LocalDate Since, KeepPeriod Review, Place At);
