using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Avow.Modules.Webhooks;

/// <summary>The secrets with which events are signed: shown to the owner, sealed in the database.</summary>
internal sealed class WebhookSecrets(IServiceProvider services)
{
    public const string Prefix = "whsec_";

    private const int Length = 32;

    // Commands that only read have no keys to seal with.
    private IDataProtector Seal => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Avow.Webhooks");

    public byte[] New() => Seal.Protect(RandomNumberGenerator.GetBytes(Length));

    public string Shown(Webhook webhook) => Prefix + Convert.ToBase64String(Seal.Unprotect(webhook.Secret));

    /// <summary>The signature as the Standard Webhooks specification has it.</summary>
    public string Sign(Webhook webhook, Guid id, long timestamp, string body) => Sign(Seal.Unprotect(webhook.Secret), $"{id}", timestamp, body);

    internal static string Sign(byte[] secret, string id, long timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"))));
}
