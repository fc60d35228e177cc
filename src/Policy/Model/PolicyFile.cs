using NodaTime;

namespace Avow.Policy.Model;

/// <summary>One version of an organisation's policy: what it promises, as read from its file. Immutable.</summary>
/// <remarks>Made only by <c>PolicyReader</c>; a policy that exists has no faults, but may have findings.</remarks>
public sealed record PolicyFile
{
    /// <summary>The version's id; it also says from when the version is in force.</summary>
    public required VersionId Version { get; init; }

    /// <summary>Who answers for the data.</summary>
    public required Controller Controller { get; init; }

    /// <summary>The regimes that may apply: <c>uk</c>, <c>eu</c>. At least one.</summary>
    public required IReadOnlyList<string> Regimes { get; init; }

    /// <summary>The languages in which every text stands: <c>en</c>, <c>sv</c>. At least one; the first is the notice's own.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The zone in which civil days are counted.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The last day of the organisation's financial year.</summary>
    public required AnnualDate FinancialYearEnds { get; init; }

    /// <summary>Store (<c>database</c>, <c>files</c>, <c>backups</c>) to ISO country code.</summary>
    public required IReadOnlyDictionary<string, string> Locations { get; init; }

    /// <summary>How the data is protected, in the reader's words. May be empty.</summary>
    public required LocalText Security { get; init; }

    /// <summary>The names under which the organisation trades. May be empty.</summary>
    public required IReadOnlyList<Brand> Brands { get; init; }

    /// <summary>The groups of people the policy speaks of, in the order of the file.</summary>
    public required IReadOnlyList<PeopleGroup> People { get; init; }

    /// <summary>The words for record kinds and their clocks, in the order of the file. A kind may be missing: the notice then falls back.</summary>
    public required IReadOnlyList<KindWords> Kinds { get; init; }

    /// <summary>Why data is used, in the order of the file. At least one.</summary>
    public required IReadOnlyList<Purpose> Purposes { get; init; }

    /// <summary>To whom data goes, in the order of the file. May be empty.</summary>
    public required IReadOnlyList<Recipient> Recipients { get; init; }

    /// <summary>What the site stores in a browser. May be empty.</summary>
    public required IReadOnlyList<Cookie> Cookies { get; init; }

    /// <summary>Promises of the whole policy in its own words, in the order of the file. May be empty.</summary>
    public required IReadOnlyList<Promise> Promises { get; init; }

    /// <summary>The only bases on which the policy lets data be used, where it promises fewer than the law has. Empty: all of them.</summary>
    public required IReadOnlyList<Basis> PromisedBases { get; init; }

    /// <summary>What is promised to people who ask.</summary>
    public required Rights Rights { get; init; }

    /// <summary>Whether the policy says that nothing is decided by a computer alone (Art. 22). False: it says nothing of it.</summary>
    public required bool DecidesNothingAlone { get; init; }

    /// <summary>What the promises need from a person, in the order of the file. May be empty.</summary>
    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>Where the firm's published text broke the law or itself and was mended, with the reason. May be empty.</summary>
    public required IReadOnlyList<Mend> Mends { get; init; }

    /// <summary>The brand with that id, or null.</summary>
    public Brand? BrandOf(string id) => Brands.FirstOrDefault(b => b.Id == id);

    /// <summary>The purpose with that id, or null.</summary>
    public Purpose? PurposeOf(string id) => Purposes.FirstOrDefault(p => p.Id == id);
}

/// <summary>A text in one or more languages: language code to words.</summary>
public sealed class LocalText : Dictionary<string, string>
{
    /// <summary>Where the text stands in the file.</summary>
    public Place At { get; init; }

    /// <summary>The words in <paramref name="language"/>, else in the first language the text has, else nothing.</summary>
    public string In(string language) => TryGetValue(language, out var words) ? words : Values.FirstOrDefault() ?? "";
}

/// <summary>The organisation as the notice names it (Art. 13(1)(a) and (b)).</summary>
public sealed record Controller(
    string Name,
    string LegalName,
    string? CompanyNumber,
    string? FeeRegistration,
    string Jurisdiction,
    string Address,
    string PrivacyContact,
    string? Phone,
    string? DataProtectionOfficer,
    string? Representative);

/// <summary>A trading name with its own site.</summary>
/// <param name="Contact">Where its people write about data; null: to the organisation's own contact.</param>
public sealed record Brand(string Id, string Name, string Site, string? Contact);

/// <summary>A group of people with the words that explain it.</summary>
public sealed record PeopleGroup(string Id, LocalText Words);

/// <summary>What readers call a kind of record, and the events its clocks stand for.</summary>
/// <param name="Id">The record kind, such as <c>phone-message</c>.</param>
/// <param name="One">One of them, without article: <c>message</c>.</param>
/// <param name="Many">Several of them, as a sentence may begin: <c>messages</c>.</param>
/// <param name="Clocks">Clock to words that fit after "after" and "until": <c>the call</c>, <c>you unsubscribe</c>. May be empty.</param>
public sealed record KindWords(string Id, LocalText One, LocalText Many, IReadOnlyDictionary<string, LocalText> Clocks, Place At);

/// <summary>A provider or partner that receives data (Art. 13(1)(e) and (f)).</summary>
/// <param name="Role">Its part: <c>processor</c>, <c>controller</c> or <c>joint-controller</c>.</param>
/// <param name="Countries">ISO codes (or <c>EU</c>) of where it holds the data. At least one.</param>
/// <param name="Safeguards">What makes a transfer lawful, such as <c>uk-extension</c>. May be empty.</param>
/// <param name="System">The outside system that holds the copies, or null.</param>
/// <param name="Notice">The address of its own notice, or null.</param>
/// <param name="TransferTest">The stored test of the transfer, or null.</param>
public sealed record Recipient(
    string Id,
    string Name,
    string Role,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> Safeguards,
    LocalDate? CheckedOn,
    LocalDate? AgreementSignedOn,
    KeepPeriod? AgreementReview,
    string? System,
    string? Notice,
    Assessment? TransferTest,
    LocalText Why,
    Place At);

/// <summary>A cookie or similar entry that the site may store.</summary>
/// <param name="Purpose"><c>necessary</c>, <c>statistics</c>, <c>appearance</c> or <c>advertising</c>.</param>
/// <param name="Lasts">Null: until the browser is closed.</param>
public sealed record Cookie(string Name, string Service, string Purpose, KeepPeriod? Lasts, LocalText Why, Place At);

/// <summary>How requests of people are answered (Art. 12).</summary>
/// <param name="Free">True: never a fee. False: one may be asked where a request is manifestly unfounded or excessive (Art. 12(5)), and for no other reason.</param>
public sealed record Rights(KeepPeriod AnswerWithin, bool Free);

/// <summary>What a promise needs from a human: owner and rhythm, never a silent nothing.</summary>
public sealed record Duty(string Id, KeepPeriod Every, string Owner, LocalText Words, LocalDate? LastDone, Place At);

/// <summary>A mended clause: what the old text said, what stands now, and why.</summary>
public sealed record Mend(string Clause, string Now, string Because, Place At);
