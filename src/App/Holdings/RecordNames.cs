using System.Globalization;
using System.Linq.Expressions;
using Avow.Database;
using Microsoft.EntityFrameworkCore;

namespace Avow.Holdings;

/// <summary>What people call the records of a kind, so that they can be named on pages and found by what is said on the telephone.</summary>
internal abstract class RecordNames<T>
    where T : class, IRetained
{
    public abstract Task<Guid?>? Find(IQueryable<T> rows, string words, CancellationToken cancel);

    public abstract Task<Dictionary<Guid, string>> Of(IQueryable<T> rows, CancellationToken cancel);

    public abstract Task<List<(Guid Id, string Name)>> First(IQueryable<T> rows, int most, CancellationToken cancel);
}

/// <summary>A running number with letters before it: M-48213.</summary>
internal sealed class Numbered<T>(string letters, Expression<Func<T, long>> number) : RecordNames<T>
    where T : class, IRetained
{
    private readonly string _column = ((MemberExpression)number.Body).Member.Name;

    public override Task<Guid?>? Find(IQueryable<T> rows, string words, CancellationToken cancel)
    {
        var digits = words.Trim();
        digits = digits.StartsWith(letters, StringComparison.OrdinalIgnoreCase) ? digits[letters.Length..] : digits;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? rows.Where(r => EF.Property<long>(r, _column) == asked).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancel)
            : null;
    }

    public override async Task<Dictionary<Guid, string>> Of(IQueryable<T> rows, CancellationToken cancel) =>
        (await rows.Select(r => new { r.Id, Number = EF.Property<long>(r, _column) }).ToListAsync(cancel))
        .ToDictionary(r => r.Id, r => string.Create(CultureInfo.InvariantCulture, $"{letters}{r.Number}"));

    public override Task<List<(Guid Id, string Name)>> First(IQueryable<T> rows, int most, CancellationToken cancel) =>
        Task.FromResult(new List<(Guid, string)>());
}

/// <summary>A trading name.</summary>
internal sealed class Named<T>(Expression<Func<T, string>> name) : RecordNames<T>
    where T : class, IRetained
{
    private readonly string _column = ((MemberExpression)name.Body).Member.Name;

    public override Task<Guid?>? Find(IQueryable<T> rows, string words, CancellationToken cancel) => null;

    public override async Task<Dictionary<Guid, string>> Of(IQueryable<T> rows, CancellationToken cancel) =>
        (await rows.Select(r => new { r.Id, Name = EF.Property<string>(r, _column) }).ToListAsync(cancel)).ToDictionary(r => r.Id, r => r.Name);

    public override async Task<List<(Guid Id, string Name)>> First(IQueryable<T> rows, int most, CancellationToken cancel) =>
        (await rows.Select(r => new { r.Id, Name = EF.Property<string>(r, _column) }).OrderBy(r => r.Name).Take(most).ToListAsync(cancel))
        .ConvertAll(r => (r.Id, r.Name));
}
