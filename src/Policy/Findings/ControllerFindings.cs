using System.Text.RegularExpressions;
using Avow.Policy.Model;
using Avow.Policy.Reading;

namespace Avow.Policy.Findings;

/// <summary>What is wrong with who speaks: name, address, number and contact.</summary>
internal static partial class ControllerFindings
{
    private static readonly Place Start = new(1, 1);

    public static IEnumerable<Finding> Of(PolicyFile policy, IReadOnlyList<Passage> passages) =>
        Identity(policy.Controller).Concat(Contact(policy, passages)).Concat(Spelling(policy.Controller, passages));

    private static IEnumerable<Finding> Identity(Controller who)
    {
        if (!LegalForm().IsMatch(who.LegalName) && (who.CompanyNumber is not null || Group().IsMatch(who.LegalName)))
        {
            yield return Finding.Of("CONTROLLER-ENTITY", $"`{who.LegalName}` has a company number or is called a group, but names no legal form.", Start, "Write the registered name under `legal-name`, such as … Ltd or … AB.");
        }

        if (LegalForm().IsMatch(who.Name) && who.CompanyNumber is not null && !string.Equals(who.Name, who.LegalName, StringComparison.OrdinalIgnoreCase))
        {
            yield return Finding.Of("ENTITY-MISMATCH", $"`{who.Name}` and `{who.LegalName}` are two legal names for the number {who.CompanyNumber}.", Start, "Write the registered name, and a trading name without a legal form.");
        }

        if (!who.Address.Any(char.IsAsciiDigit))
        {
            yield return Finding.Of("MISSING-CONTROLLER-ADDRESS", $"`{who.Address}` is no postal address.", Start, "Write street, place and postcode.");
        }

        if (who.Jurisdiction == "SE" && who.CompanyNumber is { } number && Digits(number) is [_, _, '0' or '1', ..] and { Length: 10 or 12 })
        {
            yield return Finding.Of("NATIONAL-ID", "The company number may be a sole trader's personal identity number.", Start, "Leave the number out of the public notice, or say that it must stand there.");
        }

        if (Mistaken(who) is { } code)
        {
            yield return code;
        }
    }

    private static Finding? Mistaken(Controller who) => who.PrivacyContact.Contains('@', StringComparison.Ordinal) || who.PrivacyContact.Contains("://", StringComparison.Ordinal) || who.PrivacyContact.StartsWith("www.", StringComparison.Ordinal)
        ? null
        : Finding.Of("COMPLAINT-CONTACT-MISSING", $"`{who.PrivacyContact}` is neither an e-mail address nor a web address.", Start, "Write an address that people can write to.");

    private static IEnumerable<Finding> Contact(PolicyFile policy, IReadOnlyList<Passage> passages)
    {
        var right = policy.Controller.PrivacyContact;
        foreach (var passage in passages)
        {
            foreach (var address in Address().Matches(passage.Words).Select(m => m.Value.TrimEnd('.')).Where(a => !a.Equals(right, StringComparison.OrdinalIgnoreCase) && Quote.Slips(a, right) is > 0 and <= 2))
            {
                yield return Finding.Of("CONTACT-TYPO", $"`{passage.Name}` gives {address}, and the contact is {right}.", passage.At, $"Write {right}.");
            }
        }
    }

    /// <summary>Words that nearly are the firm's name: as many words, and one or two letters apart or other capitals.</summary>
    private static IEnumerable<Finding> Spelling(Controller who, IReadOnlyList<Passage> passages)
    {
        var count = who.Name.Split(' ').Length;
        foreach (var passage in who.Name.Length < 5 ? [] : passages)
        {
            var words = passage.Words.Split(' ', 2000);
            for (var i = 0; i + count <= words.Length; i++)
            {
                var said = string.Join(' ', words[i..(i + count)]).Trim('.', ',', ';', ':', '(', ')', '"', '”');
                if (said.Length > 0 && Math.Abs(said.Length - who.Name.Length) <= 2 && char.IsUpper(said[0]) && said != who.Name && IsNear(said, who))
                {
                    yield return Finding.Of("NAME-INCONSISTENT", $"`{passage.Name}` writes `{said}`, and the firm is called `{who.Name}`.", passage.At, $"Write `{who.Name}`.");
                    break;
                }
            }
        }
    }

    private static bool IsNear(string said, Controller who) =>
        said.Length < 60 && said != who.LegalName && !who.Name.StartsWith(said, StringComparison.Ordinal) && !said.TrimEnd('s', '\'', '’').Equals(who.Name, StringComparison.Ordinal)
        && Quote.Slips(said.ToUpperInvariant(), who.Name.ToUpperInvariant()) <= (who.Name.Length > 8 ? 2 : 1);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"\b(ltd|limited|llp|plc|cic|cio|inc|llc|lp|ab|hb|kb|aktiebolag|handelsbolag|kommanditbolag|ideell förening|ekonomisk förening|partnership|partners|gmbh|as|aps|oy|bv|community interest company)\b\.?|\(publ\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"\b(group|gruppen|koncernen)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Group();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,120}")]
    private static partial Regex Address();
}
