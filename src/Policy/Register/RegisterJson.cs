using System.Text.Encodings.Web;
using System.Text.Json;
using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Register;

/// <summary>The register as JSON.</summary>
public static class RegisterJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole register, ending in a line end; dates as 2026-11-01.</summary>
    /// <param name="clients">The clients by name, for a processor's activities; empty when they are not known here.</param>
    public static string Write(ProcessingRegister register, IReadOnlyList<string> clients) => JsonSerializer.Serialize(
        new
        {
            version = register.Version.ToString(),
            language = register.Language,
            reviewedOn = Text(register.ReviewedOn),
            reviewBy = Text(register.ReviewBy),
            controller = new
            {
                name = register.Controller.Name,
                legalName = register.Controller.LegalName,
                companyNumber = register.Controller.CompanyNumber,
                address = register.Controller.Address,
                contact = register.Controller.PrivacyContact,
                representative = register.Controller.Representative,
                dataProtectionOfficer = register.Controller.DataProtectionOfficer,
            },
            jointControllers = register.JointControllers.Select(j => j.Name),
            security = register.Security,
            places = register.Places.Select(p => new { store = p.Store, country = p.Country }),
            asController = register.Activities.Where(a => a.Part == Role.Controller).Select(a => Activity(a, null)),
            asProcessor = register.Activities.Where(a => a.Part == Role.Processor).Select(a => Activity(a, clients)),
        },
        Readable) + "\n";

    private static object Activity(Activity activity, IReadOnlyList<string>? controllers) => new
    {
        purpose = activity.Id,
        name = activity.Name,
        controllers,
        why = activity.Why,
        basis = activity.Basis,
        people = activity.People,
        data = activity.Data,
        special = activity.Special,
        sources = activity.Sources,
        recipients = activity.Recipients.Select(r => new { id = r.Id, name = r.Name, role = r.Role, countries = r.Countries }),
        transfers = activity.Recipients.Where(r => r.IsTransfer).Select(r => new { name = r.Name, countries = r.Countries, safeguards = r.Safeguards }),
        erasureLimits = activity.Limits,
        papers = activity.Papers.Select(p => new { kind = p.Kind, file = p.File, by = p.By, on = Text(p.On), reviewBy = Text(p.ReviewBy) }),
    };

    private static string? Text(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
}
