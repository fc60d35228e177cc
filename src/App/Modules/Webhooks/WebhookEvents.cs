namespace Avow.Modules.Webhooks;

/// <summary>The acts of the ledger that an address may ask to be told of.</summary>
internal static class WebhookEvents
{
    public static readonly IReadOnlyList<string> All =
    [
        "captured", "removed", "restored", "service-ceased", "service-resumed", "instruction-given",
        "relationship-entered", "relationship-ended", "relationship-resumed", "person-corrected", "restricted", "restriction-lifted", "consent-given", "use-refused", "imported",
        "hold-placed", "hold-lifted", "disposed", "anonymised", "run-finished", "run-stopped", "policy-published", "duty-done",
    ];
}
