using System.Security.Cryptography;
using System.Text;
using Avow.Database;
using Avow.Holdings;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Permits;

/// <summary>That the person behind a record said yes to a purpose: to which words, when and how. Goes with the record.</summary>
/// <remarks>Source: UK GDPR art. 7(1): the controller must be able to show the yes.</remarks>
public sealed class GivenConsent : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("opaque id of the record whose person agreed")]
    public required Guid SubjectId { get; init; }

    [Plain("the purpose of the policy")]
    public required string Purpose { get; init; }

    [Plain("the version of the policy whose words were shown")]
    public required string Policy { get; init; }

    [Plain("digest of the words that were shown")]
    public required byte[] Words { get; init; }

    [Plain("how the yes came: phone, form, email, post")]
    public required string How { get; init; }

    [Plain("when the person agreed")]
    public required Instant GivenAt { get; init; }

    [Plain("when the person took it back")]
    public Instant? WithdrawnAt { get; set; }

    [Plain("opaque id of the account that wrote it down")]
    public required Guid RecordedBy { get; init; }

    /// <summary>The words of a purpose to which a yes counts: those of the consent, or why the data is used.</summary>
    public static byte[] DigestOf(Purpose purpose) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', (purpose.Wording.Count > 0 ? purpose.Wording : purpose.Why).OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key}: {string.Join(' ', w.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"))));

    /// <summary>Whether a yes stands for these very words; one that was given to other words does not count.</summary>
    internal static async Task<bool> Stands(AvowDb db, Guid subject, Purpose purpose, CancellationToken cancel)
    {
        var digest = DigestOf(purpose);
        var given = await db.Set<GivenConsent>().AsNoTracking().Where(c => c.SubjectId == subject && c.Purpose == purpose.Id && c.WithdrawnAt == null).Select(c => c.Words).ToListAsync(cancel);
        return given.Exists(words => words.AsSpan().SequenceEqual(digest));
    }
}
