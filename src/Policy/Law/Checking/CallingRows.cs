using Avow.Policy.Law.Marketing;
using NodaTime.Text;

namespace Avow.Policy.Law.Checking;

/// <summary>Calls.</summary>
internal static class CallingRows
{
    public static Computed MayCall(LawBook law, VectorInput input, string register)
    {
        var on = input.DateIfAny("call", "date") ?? law.VerifiedOn;
        var listed = input.Text("listed", "inNix", "inTps", "inCtps");
        var isDay = listed is not null && LocalDatePattern.Iso.Parse(listed).Success;
        var permission = Calling.MayCall(law, register, new(on)
        {
            ListedOn = isDay ? VectorInput.ReadDate(listed!) : input.IsYes("listed", "inNix", "inTps", "inCtps") ? on.PlusYears(-1) : null,
            SaidYes = input.IsYes("overrideConsent", "consent"),
            ToldUsNotTo = input.IsYes("toldUsNotToCall", "objected"),
            IsCustomerForSimilar = input.IsYes("customer") & input.YesNo("similar") != false,
            IsMarketResearch = input.IsYes("marketResearch"),
        });
        return Say(permission, "allowed", "blocked");
    }

    public static Computed Say(Permission permission, string allowed, string blocked)
    {
        var meaning = permission.IsAllowed ? "allow" : "block";
        return new Computed().With("allowed", permission.IsAllowed).With("mayCall", permission.IsAllowed).With("maySend", permission.IsAllowed)
            .Saying($"{(permission.IsAllowed ? allowed : blocked)} ({permission.Because})", meaning,
                ("allow", "allow"), ("allowed", "allow"), ("may call", "allow"), ("may send", "allow"), ("yes", "allow"), ("outside", "allow"),
                ("block", "block"), ("blocked", "block"), ("may not", "block"), ("not allowed", "block"), ("no", "block"));
    }
}
