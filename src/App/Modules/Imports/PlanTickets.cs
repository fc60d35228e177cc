using Avow.Jobs;
using Avow.Modules.Identity.Public;
using Avow.Modules.Tickets.Public;
using Avow.Web;

namespace Avow.Modules.Imports;

/// <summary>Says where tickets come from; their columns say themselves what they are. A policy that keeps no tickets refuses them here.</summary>
internal static class PlanTickets
{
    public static IResult Page(Visit visit, Pages pages, PageContext page, ImportFile file, Faults faults) => pages.Show<TicketPlanPage>(
        page.Say["imports.tickets.title"], new { File = file, visit.Policy, Kind = TicketArrivals.KindOf(visit.Policy), Faults = faults },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    public static IResult Save(Visit visit, Pages pages, PageContext page, ImportFile file, IFormCollection form, WorkQueue queue)
    {
        var (source, group, brand) = (form["source"].ToString(), form["group"].ToString(), form["brand"].ToString());
        var faults = new Faults();
        if (TicketArrivals.KindOf(visit.Policy) is not { } kind || !kind.Sources.Contains(source))
        {
            faults.Add("source", page.Say["imports.fault.source"]);
        }
        else if (!kind.Groups.Contains(group))
        {
            faults.Add("group", page.Say["imports.fault.group"]);
        }
        else if (brand.Length == 0 ? visit.Policy.Brands.Count > 0 : visit.Policy.Brands.All(b => b.Id != brand))
        {
            faults.Add("brand", page.Say["imports.fault.brand"]);
        }

        if (faults.Count > 0)
        {
            return Page(visit, pages, page, file, faults);
        }

        (file.Source, file.PeopleGroup, file.Brand, file.TakesUndated) = (source, group, brand, false);
        (file.State, file.Total, file.Done, file.Fault) = (ImportState.Looking, 0, 0, null);
        queue.Add(visit.Work, ImportWork.Kind, file.Id);
        return Pages.Go(visit.At($"imports/{file.Id}"));
    }
}
