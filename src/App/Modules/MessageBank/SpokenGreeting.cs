using Avow.Modules.Identity.Public;
using Avow.Web;

namespace Avow.Modules.MessageBank;

/// <summary>The client's greeting as it is said: with the time of day and the first name of whoever answers.</summary>
internal static class SpokenGreeting
{
    /// <param name="spoken">The language in which the organisation answers, which need not be that of the reader of the page.</param>
    public static string Of(Visit visit, Client client, Say spoken)
    {
        var time = visit.Now.InZone(visit.Zone).Hour switch { < 12 => "desk.morning", < 18 => "desk.afternoon", _ => "desk.evening" };
        return client.Greeting
            .Replace("{greeting}", spoken[time], StringComparison.Ordinal)
            .Replace("{name}", visit.Staff.Name.Split(' ')[0], StringComparison.Ordinal);
    }
}
