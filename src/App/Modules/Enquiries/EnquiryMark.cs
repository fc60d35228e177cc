using Avow.Policy.Model;
using Avow.Promises;
using Avow.Web;
using Avow.Web.Kit;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace Avow.Modules.Enquiries;

/// <summary>How a state is shown: a mark with its word, and a line that says why.</summary>
internal static class EnquiryMark
{
    public static MarkupString Of(EnquiryState state, Say say) => state switch
    {
        EnquiryState.Idle => Draw.Badge(Tone.Look, "clock", say["enquiry.state.idle"], filled: false),
        EnquiryState.Waiting => Draw.Badge(Tone.Look, "inbox", say["enquiry.state.waiting"]),
        EnquiryState.Answered => Draw.Badge(Tone.Kept, "send", say["enquiry.state.answered"], filled: false),
        _ => Draw.Badge(Tone.None, "bin", say["enquiry.state.closed"], filled: false),
    };

    public static string Why(EnquiryState state, Instant since, Say say, KeepPeriod? idleAfter) => state switch
    {
        EnquiryState.Idle => say.T("enquiry.why.idle", ("date", since.InZone(say.Zone).Date), ("period", say.Length(idleAfter!.Value))),
        EnquiryState.Waiting => say.T("enquiry.why.waiting", ("date", since.InZone(say.Zone).Date)),
        EnquiryState.Answered => say.T("enquiry.why.answered", ("date", since.InZone(say.Zone).Date)),
        _ => say.T("enquiry.why.closed", ("date", since.InZone(say.Zone).Date)),
    };
}
