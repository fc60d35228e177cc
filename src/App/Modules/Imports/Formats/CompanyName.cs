using System.Text.RegularExpressions;

namespace Avow.Modules.Imports.Formats;

/// <summary>Tells from a name alone whether it is a company's. It can err; whoever brings the list over sees it before anything is taken.</summary>
internal static partial class CompanyName
{
    /// <summary>One word, a digit, or a word that only companies and bodies have in their names.</summary>
    public static bool Is(string name) => name.Length > 0 && (!name.Contains(' ') || name.Any(char.IsDigit) || Words().IsMatch(name));

    [GeneratedRegex(@"(?<!\p{L})(AB|HB|KB|EF|AS|ApS|Oy|Oyj|GmbH|Inc|LLC|LLP|PLC|Ltd|Limited|BRF|Aktiebolag(et)?|Handelsbolag(et)?|Kommanditbolag(et)?|(\p{L}+)?förening(en)?|(\p{L}+)?stiftelse(n)?|(\p{L}+)?kommun(en)?|Region(en)?|(\p{L}+)?förbund(et)?|&)(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
