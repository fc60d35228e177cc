using Avow.Policy.Versions;
using Avow.Web;
using Avow.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace Avow.Modules.Notices;

/// <summary>The mark of what a change asks for: shape, colour and words.</summary>
internal static class ChangeMarks
{
    public static MarkupString Badge(Obligation obligation, string language)
    {
        var (tone, icon) = obligation switch
        {
            Obligation.None => (Tone.Kept, "check"),
            Obligation.Tell => (Tone.Blue, "mail"),
            _ => (Tone.Look, "people"),
        };
        return Draw.Badge(tone, icon, PolicyDiff.Words(obligation, language));
    }
}
