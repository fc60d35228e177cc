using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Policy.Findings;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Organisations.Public;

/// <summary>A version of the policy as it was published.</summary>
public sealed record PublishedVersion(VersionId Version, Instant PublishedAt, Guid? By);

/// <summary>A notice as it was shown.</summary>
/// <param name="Digest">SHA-256 of the text as UTF-8, in small hexadecimal digits.</param>
public sealed record ShownNotice(string Html, string Digest);

/// <summary>The published versions of an organisation's policy, and publishing another.</summary>
public sealed class Publications(Founding founding, HoldingRegister holds, Redecide redecide, LedgerWriter ledger, BusinessClock clock)
{
    /// <summary>All versions, newest first.</summary>
    public static async Task<IReadOnlyList<PublishedVersion>> All(AvowDb db, CancellationToken cancel = default)
    {
        var rows = await db.Set<PublishedPolicy>().AsNoTracking().Select(p => new { p.Version, p.PublishedAt, p.PublishedBy }).ToListAsync(cancel);
        return [.. rows.Select(r => new PublishedVersion(VersionId.TryParse(r.Version, out var id) ? id : default, r.PublishedAt, r.PublishedBy)).OrderByDescending(v => v.Version)];
    }

    /// <summary>The text of a version exactly as it was published.</summary>
    public static Task<string> TextOf(AvowDb db, VersionId version, CancellationToken cancel = default)
    {
        var id = version.ToString();
        return db.Set<PublishedPolicy>().AsNoTracking().Where(p => p.Version == id).Select(p => p.Text).SingleAsync(cancel);
    }

    /// <summary>The notice of a version as people saw it when it was published; null for a language or brand that it has not.</summary>
    /// <param name="brand">A brand's id, or null for the whole organisation's. A form that shows a notice keeps the digest beside what was given under it.</param>
    public static async Task<ShownNotice?> NoticeOf(AvowDb db, VersionId version, string language, string? brand, CancellationToken cancel = default)
    {
        var (id, name) = (version.ToString(), brand ?? "");
        return await db.Set<PublishedNotice>().AsNoTracking().Where(n => n.Version == id && n.Language == language && n.Brand == name)
            .Select(n => new ShownNotice(n.Html, n.Digest)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The notice with that digest (64 small hexadecimal digits), byte for byte; null when none was published.</summary>
    public static Task<string?> NoticeBy(AvowDb db, string digest, CancellationToken cancel = default) =>
        db.Set<PublishedNotice>().AsNoTracking().Where(n => n.Digest == digest).Select(n => n.Html).FirstOrDefaultAsync(cancel);

    /// <summary>What keeps a policy from being published although it reads; empty when nothing does.</summary>
    /// <remarks>Kinds without a rule come first, in words that need no line; then each error with its place.</remarks>
    public IReadOnlyList<string> Obstacles(PolicyFile policy, PolicyFile before) =>
    [
        .. founding.Unpriced(policy, before),
        .. PolicyFindings.Of(policy, holds.Catalogue(policy, before)).Where(f => f is { Severity: Severity.Error, Code: not "KIND-WITHOUT-RULE" })
            .Select(f => $"{f.At.Line}:{f.At.Column}: {f.Code}: {f.Message} {f.Mend} ({f.Because})"),
    ];

    /// <summary>Publishes a version: its row, the ledger's act, the approval of what goes because of it, and the order to decide again, all in one transaction.</summary>
    /// <param name="going">How many records go in the next night because of it, which the person who publishes has confirmed.</param>
    public async Task Publish(Work work, PolicyFile policy, string text, int going, Guid by, CancellationToken cancel = default)
    {
        var published = founding.Publish(policy, text, by);
        work.Db.Add(published);
        work.Db.AddRange(PublishedNotice.Of(policy));
        await Guard.Approve(work, going, cancel);
        ledger.Write(work, new LedgerEntry
        {
            At = clock.Now,
            Act = "policy-published",
            Policy = policy.Version.ToString(),
            Actor = by,
            Subject = published.Id,
            Detail = $"digest={Convert.ToHexStringLower(published.Digest.AsSpan(0, 16))} going={going}",
        });
        await redecide.Everything(work, cancel);
    }
}
