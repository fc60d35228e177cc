using Avow.Database;
using Avow.Modules.People;
using Avow.Policy.Deciding;

namespace App.Tests.Modules.People;

/// <summary>Many people at once.</summary>
internal static class Crowd
{
    public static async Task Add(Firm firm, Work work, int count)
    {
        var policy = (await firm.House.Get<Avow.Holdings.PolicyShelf>().PoliciesOf(work.Db)).InForce(firm.House.Clock.Now);
        var hand = new Hand(work, policy, Guid.CreateVersion7(), firm.House.Clock.Now);
        for (var i = 0; i < count; i++)
        {
            var draft = RelationshipDraft.Blank(RelationshipRule.Find(policy, "prospect-contact")!, policy, null) with
            {
                Source = "event",
                Values = [("given-name", $"Name {i}"), ("family-name", $"Person{i % 7}")],
            };
            await firm.House.Get<PersonBook>().Enter(hand, draft, Guid.CreateVersion7());
        }
    }
}
