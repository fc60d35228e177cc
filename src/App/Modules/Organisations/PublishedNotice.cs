using System.Security.Cryptography;
using System.Text;
using Avow.Database;
using Avow.Holdings;
using Avow.Policy.Model;
using Avow.Policy.Notices;

namespace Avow.Modules.Organisations;

/// <summary>A notice exactly as people saw it: one for each language and brand of a published version, never altered.</summary>
/// <remarks>Kept because a regulator asks which text a person saw at that moment; a later program may word its sentences differently.</remarks>
public sealed class PublishedNotice : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("the version's id: date and serial")]
    public required string Version { get; init; }

    [Plain("a language code")]
    public required string Language { get; init; }

    [Plain("a brand's id in the policy; empty for the whole organisation's notice")]
    public required string Brand { get; init; }

    [Plain("the published notice is public")]
    public required string Html { get; init; }

    [Plain("digest of the text, by which it can be asked for")]
    public required string Digest { get; init; }

    /// <summary>The copies of one version: for each language one of the whole, and one for each brand when there are several.</summary>
    public static IEnumerable<PublishedNotice> Of(PolicyFile policy) =>
        from language in policy.Languages
        from brand in policy.Brands.Count > 1 ? policy.Brands.Select(b => b.Id).Prepend("") : [""]
        select Of(Notice.Of(policy, language, brand.Length == 0 ? null : brand));

    private static PublishedNotice Of(NoticeText notice)
    {
        var html = NoticeHtml.Fragment(notice);
        return new()
        {
            Id = Guid.CreateVersion7(),
            Version = notice.Version.ToString(),
            Language = notice.Language,
            Brand = notice.Brand ?? "",
            Html = html,
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))),
        };
    }
}
