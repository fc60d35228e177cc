using Avow.Web;
using NodaTime;

namespace Avow.Jobs;

/// <summary>The bar of a demonstration, which says the business date and moves it forwards. Shown in synthetic data only.</summary>
public sealed class DemoClock
{
    /// <summary>Whether this database is made up; set when it is opened.</summary>
    public bool Synthetic { get; set; }

    /// <summary>The bar for one organisation's pages, or null in real data.</summary>
    public DemoBar? For(string slug, Say say, Instant now, DateTimeZone zone)
    {
        if (!Synthetic)
        {
            return null;
        }

        var path = $"/{slug}/demo/clock";
        return new DemoBar(
            say.T("retention.demo.today", ("date", now.InZone(zone).Date)),
            [
                new(say.T("retention.demo.day"), path, "1"),
                new(say.T("retention.demo.week"), path, "7"),
                new(say.T("retention.demo.hundred"), path, "100"),
            ]);
    }
}
