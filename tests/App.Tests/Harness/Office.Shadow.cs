using Avow.Holdings;
using Avow.Policy.Model;

namespace App.Tests.Harness;

public sealed partial class Office
{
    /// <summary>From now on the nights only report.</summary>
    public Task BeginShadow() => Change(async work => await house.Get<Shadow>().Begin(await Act(work), "chosen"));

    /// <summary>The nights let go again.</summary>
    public Task GoLive(int seen) => Change(async work => await house.Get<Shadow>().GoLive(await Act(work), seen));

    private async Task<ShadowAct> Act(Avow.Database.Work work)
    {
        PolicyFile policy = (await house.Get<PolicyShelf>().PoliciesOf(work.Db)).InForce(house.Clock.Now);
        return new(work, policy, Guid.CreateVersion7(), house.Clock.Now);
    }
}
