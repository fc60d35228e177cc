namespace Avow.Policy.Exchange;

/// <summary>How long a foreign file keeps something.</summary>
/// <param name="What">What is kept, in its words; null when it does not say.</param>
/// <param name="Period">An ISO 8601 period, perhaps within other text; null when it gives none.</param>
/// <param name="Until">The event or condition, in its words; null when it gives none.</param>
internal sealed record BroughtKeep(string? What, string? Period, string? Until);

/// <summary>A purpose of a foreign file.</summary>
internal sealed class BroughtPurpose(string name)
{
    public string Name { get; } = name;

    public string? Why { get; set; }

    /// <summary>The basis as policy files write it, or the foreign word.</summary>
    public string? Basis { get; set; }

    public string? Interest { get; set; }

    public List<string> Data { get; } = [];

    public List<string> People { get; } = [];

    public List<BroughtKeep> Keep { get; } = [];

    public List<string> Recipients { get; } = [];
}

/// <summary>What a foreign file says, in its own words.</summary>
internal sealed class BroughtPolicy(string format)
{
    public string Format { get; } = format;

    public string Language { get; set; } = "en";

    public string? Name { get; set; }

    public string? Address { get; set; }

    public string? Country { get; set; }

    public string? Contact { get; set; }

    public List<BroughtPurpose> Purposes { get; } = [];

    /// <summary>Name of the recipient to its country, or nothing.</summary>
    public Dictionary<string, string?> Recipients { get; } = [];

    /// <summary>What the file says and a policy file has no place for.</summary>
    public List<string> LeftOut { get; } = [];

    public BroughtPurpose Purpose(string name)
    {
        if (Purposes.Find(p => p.Name == name) is { } known)
        {
            return known;
        }

        Purposes.Add(new(name));
        return Purposes[^1];
    }

    public void Receives(BroughtPurpose purpose, string name, string? country)
    {
        if (Recipients.GetValueOrDefault(name) is null)
        {
            Recipients[name] = country;
        }

        AddOnce(purpose.Recipients, name);
    }

    public static void AddOnce(List<string> list, string? word)
    {
        if (!string.IsNullOrWhiteSpace(word) && !list.Contains(word))
        {
            list.Add(word);
        }
    }
}
