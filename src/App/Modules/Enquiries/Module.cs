using Avow.Api;
using Avow.Holdings;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Enquiries;

/// <summary>People who ask us something: taken by form or telephone, answered, and decided. What does not go ahead is gone the next night.</summary>
internal sealed class EnquiriesModule : IModule
{
    private static readonly string[] DeskRoles = [nameof(StaffRole.Owner), nameof(StaffRole.PrivacyLead), nameof(StaffRole.Staff)];

    public IEnumerable<MenuItem> Menu =>
    [
        new("web.section.people", "enquiry.title", "inbox", "enquiries", 105, DeskRoles, EnquiryShelf.Enquiry),
        new("web.section.outward", "enquiry.lines.menu", "link", "enquiries/form", 365, DeskRoles, EnquiryShelf.Enquiry),
    ];

    public void Tables(ModelBuilder model) => EnquiryTables.Describe(model);

    public void Holds(HoldingRegister holds) => EnquiryHoldings.Declare(holds);

    public void Evidence(EvidenceRegister evidence) => EnquiryEvidence.Register(evidence);

    public void Services(IServiceCollection services)
    {
        services.AddSingleton<FormStamp>().AddSingleton<SpamGuard>().AddSingleton<SendEnquiry>().AddSingleton<TakeCall>().AddSingleton<Invitation>();
        services.AddSingleton<Palette.Public.IFinds, FindEnquiries>().AddSingleton<IKeepsOfPeople, WordsOfPeople>();
        services.AddSingleton<ShowEnquiry>().AddSingleton<AnswerEnquiry>().AddSingleton<EndEnquiry>();
    }

    public void Api(ApiRegister api) => EnquiryApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes)
    {
        var house = routes.MapOrganisation(keeps: EnquiryShelf.Enquiry);
        EnquiryRoutes.Public(house);
        EnquiryRoutes.Desk(house);
        EnquiryRoutes.Ends(house);
    }
}
