using Avow.Mail.Smtp;

namespace Avow.Mail;

/// <summary>Chooses how mail leaves: through the configured server, or not at all.</summary>
internal static class MailTransports
{
    public static IServiceCollection AddMailTransport(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SmtpSettings.Read(configuration);
        services.AddSingleton(settings);
        return settings.IsSet
            ? services.AddSingleton<IMailTransport, SmtpTransport>()
            : services.AddSingleton<IMailTransport, OutboxOnlyTransport>();
    }
}
