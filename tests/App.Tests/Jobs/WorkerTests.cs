using System.Collections.Concurrent;
using App.Tests.Harness;
using Avow.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Jobs;

/// <summary>Work is leased, survives a worker that dies, and a failure is tried again and seen.</summary>
public sealed class WorkerTests
{
    [Databases]
    public async Task Two_workers_share_the_work_and_do_nothing_twice(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await using var other = await house.Another();
        var office = await house.Found();
        var done = new ConcurrentBag<Guid>();
        foreach (var each in new[] { house, other })
        {
            each.Get<WorkRegister>().On("count", (item, _) =>
            {
                done.Add(item.Subject);
                return Task.CompletedTask;
            });
        }

        var subjects = Enumerable.Range(0, 30).Select(_ => Guid.CreateVersion7()).ToList();
        await office.Change(work =>
        {
            subjects.ForEach(s => house.Get<WorkQueue>().Add(work, "count", s));
            return Task.CompletedTask;
        });
        var both = await Task.WhenAll(Task.Run(house.Work), Task.Run(other.Work));
        both.Sum().ShouldBe(30);
        done.Order().ShouldBe(subjects.Order());
        (await house.Count("SELECT count(*) FROM work_item")).ShouldBe(0);
    }

    [Databases]
    public async Task A_slow_mail_server_holds_up_nothing_but_mail(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (answers, asked, done) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var register = house.Get<WorkRegister>();
        register.OnApart("slow-server", async (_, cancel) =>
        {
            asked.SetResult();
            await answers.Task.WaitAsync(cancel);
        });
        register.On("at-home", (_, _) =>
        {
            done.SetResult();
            return Task.CompletedTask;
        });
        using var stop = new CancellationTokenSource();
        using var workers = new WorkAtOnce(house.Get<WorkBell>(), house.Get<Worker>(), register, NullLogger<WorkAtOnce>.Instance);
        await workers.StartAsync(stop.Token);

        await Order(house, office, "slow-server");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Order(house, office, "at-home");
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
        (await house.Count("SELECT count(*) FROM work_item WHERE kind = 'slow-server'")).ShouldBe(1, "it is still waiting for its answer");
        answers.SetResult();
        await workers.StopAsync(stop.Token);
    }

    [Databases]
    public async Task A_dead_workers_item_is_taken_again_when_its_lease_is_over(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var tries = 0;
        house.Get<WorkRegister>().On("die-first", (_, _) => ++tries == 1 ? throw new CrashException("worker") : Task.CompletedTask);
        await Order(house, office, "die-first");
        await Assert.ThrowsAsync<CrashException>(house.Work);

        (await house.Work()).ShouldBe(0, "the lease still stands");
        house.Time.Advance(Duration.FromMinutes(5) + Duration.FromSeconds(1));
        (await house.Work()).ShouldBe(1);
        tries.ShouldBe(2);
    }

    [Databases]
    public async Task A_failure_is_seen_and_tried_again_later_and_later(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var tries = 0;
        house.Get<WorkRegister>().On("fail", (_, _) =>
        {
            tries++;
            throw new TimeoutException();
        });
        await Order(house, office, "fail");
        await house.Work();
        (await house.Rows("SELECT failure, attempts FROM work_item")).ShouldHaveSingleItem().ShouldBe(["TimeoutException", Attempts(house, 1)]);
        (await house.Work()).ShouldBe(0);
        tries.ShouldBe(1, "not before a minute");

        for (var i = 0; i < 20; i++)
        {
            house.Time.Advance(Duration.FromHours(7));
            await house.Work();
        }

        tries.ShouldBe(Worker.MostAttempts);
        (await house.Count("SELECT count(*) FROM work_item")).ShouldBe(1, "what was given up stays to be seen");
        house.Log.Errors.Count(l => l.Contains("fail")).ShouldBe(Worker.MostAttempts);
    }

    [Databases]
    public async Task An_item_that_nobody_handles_is_kept_and_named(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await Order(house, office, "unheard-of");
        (await house.Work()).ShouldBe(0);
        (await house.Rows("SELECT failure FROM work_item")).ShouldHaveSingleItem()[0].ShouldBe("InvalidOperationException");
    }

    private static object Attempts(House house, int count) => house.Settings.IsPostgres ? count : (object)(long)count;

    private static Task Order(House house, Office office, string kind) => office.Change(work =>
    {
        house.Get<WorkQueue>().Add(work, kind, Guid.CreateVersion7());
        return Task.CompletedTask;
    });
}
