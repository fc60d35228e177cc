using Avow.Web;

namespace Avow.Modules.Retention;

/// <summary>The acts of the ledger in words.</summary>
internal static class Acts
{
    private static readonly HashSet<string> Known =
    [
        "captured", "disposed", "anonymised", "blanked", "delivered", "read", "removed", "restored", "hold-placed", "hold-lifted", "policy-published", "run-finished", "run-stopped",
        "run-confirmed", "run-reported", "import-batch", "import-approved", "imported", "import-undone", "shadow-began", "went-live", "organisation-founded", "duty-done", "service-ceased", "instruction-given", "clock-moved", "signed-out-everywhere",
    ];

    /// <summary>In words; an act that this page does not know stands as it is written, which is better than hiding it.</summary>
    public static string Words(Say say, string act) => Known.Contains(act) ? say[$"retention.act.{act}"] : act.Replace('-', ' ');
}
