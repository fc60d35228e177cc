namespace Avow.Policy.Reading;

/// <summary>What a part of the file must look like. Reader and JSON Schema both come from these shapes.</summary>
/// <param name="About">One sentence for whoever writes the file.</param>
internal abstract record Shape(string About);

/// <summary>A text of a certain form.</summary>
/// <param name="Code">The fault's code.</param>
/// <param name="Pattern">An ECMAScript pattern that every good text matches; editors check no more than this. Null: any text.</param>
/// <param name="Why">Why a text is none, as a sentence; null when it is good.</param>
internal sealed record TextShape(string About, string Code = "text", string? Pattern = null, Func<string, string?>? Why = null) : Shape(About);

/// <summary>One of some fixed words.</summary>
/// <param name="Never">Why a word can never be one of them, as a sentence; null for words that are merely unknown.</param>
internal sealed record WordShape(string About, IReadOnlyList<string> Words, Func<string, string?>? Never = null) : Shape(About);

/// <summary>The id of something that stands elsewhere in the file.</summary>
internal sealed record ReferenceShape(string About, string Table) : Shape(About);

/// <summary>A text in every language of the policy.</summary>
internal sealed record LocalShape(string About) : Shape(About);

/// <summary>A list, or where <paramref name="OrOne"/> is set one item by itself.</summary>
internal sealed record ListShape(string About, Shape Item, bool MayBeEmpty = false, bool OrOne = false) : Shape(About);

/// <summary>Fixed keys.</summary>
internal sealed record MapShape(string About, IReadOnlyList<Field> Fields) : Shape(About);

/// <summary>Keys that the writer chooses.</summary>
/// <param name="Key">What such a key must look like.</param>
internal sealed record TableShape(string About, Shape Key, Shape Item, bool MayBeEmpty = false) : Shape(About);

/// <summary>A fixed word, or else the other shape.</summary>
internal sealed record EitherShape(string About, string Word, Shape Other) : Shape(About);

internal sealed record Field(string Key, Shape Shape, bool IsRequired);
