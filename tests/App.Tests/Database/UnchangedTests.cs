using System.Net;
using App.Tests.Harness;
using Avow.Database;
using Avow.Modules.Identity;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace App.Tests.Database;

/// <summary>What pages keep in memory they keep only while nothing was written, by whomever.</summary>
public sealed class UnchangedTests
{
    /// <summary>PostgreSQL counts for all its databases together, and other tests write in theirs meanwhile.</summary>
    [Databases]
    public async Task What_nobody_changed_is_read_once(DatabaseKind kind)
    {
        await using var house = await House.Open(kind);
        var office = await house.Found();
        var unchanged = house.Get<Unchanged>();
        var readings = 0;
        async Task<(string State, int Reading)> Ask(string key)
        {
            await using var work = await house.Store.Read(office.Id);
            var state = unchanged.State(work).ShouldNotBeNull();
            return (state, await unchanged.Read(state, (office.Id, key), () => Task.FromResult(++readings)));
        }

        var (first, again, other) = (await Ask("one"), await Ask("one"), await Ask("two"));
        (again == first).ShouldBe(again.State == first.State);
        (kind == DatabaseKind.Postgres || again == first).ShouldBeTrue("nobody else writes here");
        other.Reading.ShouldNotBe(again.Reading);
        await office.AddClient();
        var changed = await Ask("one");
        changed.State.ShouldNotBe(other.State);
        changed.Reading.ShouldBe(readings);
        unchanged.Clear();
        (await Ask("one")).Reading.ShouldBe(changed.Reading + 1);
    }

    [Databases]
    public async Task What_was_read_while_somebody_wrote_is_not_kept(DatabaseKind kind)
    {
        await using var house = await House.Open(kind);
        var office = await house.Found();
        var unchanged = house.Get<Unchanged>();
        async Task<int> Clients(Func<Task>? meanwhile = null)
        {
            await using var work = await house.Store.Read(office.Id);
            return await unchanged.Read(unchanged.State(work), office.Id, async () =>
            {
                var found = await work.Db.Set<Avow.Modules.MessageBank.Client>().CountAsync();
                await (meanwhile?.Invoke() ?? Task.CompletedTask);
                return found;
            });
        }

        (await Clients(meanwhile: () => office.AddClient())).ShouldBe(0);
        (await Clients()).ShouldBe(1);
    }

    [Databases]
    public async Task What_another_process_writes_stands_on_the_very_next_page(DatabaseKind kind)
    {
        await using var house = await House.Open(kind);
        await using var elsewhere = await house.Another();
        var office = await house.Found();
        var client = await office.AddClient();
        var staff = await office.SignIn(await office.AddStaff());
        for (var number = 1; number <= 3; number++)
        {
            (await staff.Get($"/{office.Slug}/messages")).Body.ShouldNotContain($"Owen Prosser {number}");
            await office.Elsewhere(elsewhere).Capture(client, caller: $"Owen Prosser {number}");
            (await staff.Get($"/{office.Slug}/messages")).Body.ShouldContain($"Owen Prosser {number}");
        }
    }

    [Databases]
    public async Task Whoever_is_turned_out_elsewhere_is_out_at_once(DatabaseKind kind)
    {
        await using var house = await House.Open(kind);
        await using var elsewhere = await house.Another();
        var office = await house.Found();
        var account = await office.AddStaff(StaffRole.Staff);
        var staff = await office.SignIn(account);
        (await staff.Get($"/{office.Slug}/messages")).Status.ShouldBe(HttpStatusCode.OK);
        await using (var work = await elsewhere.Store.Write(office.Id))
        {
            (await work.Db.Set<Avow.Modules.Identity.Account>().SingleAsync(a => a.Id == account.Id)).LeftAt = elsewhere.Clock.Now;
            await work.Commit();
        }

        var answer = await staff.Get($"/{office.Slug}/messages");
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldNotBeNull().ShouldContain("/sign-in");
    }
}
