namespace Avow.Web.Kit;

/// <summary>What a colour means. Plum belongs to a client's own callers and to nothing else.</summary>
public enum Tone { None, Kept, Look, Broken, Blue, Plum }

/// <summary>How a promise stands: kept ●, a person is needed ◆, broken ✕, not kept yet or nothing to show ○.</summary>
public enum StopState { Kept, Look, Broken, Open }

/// <summary>One step of a delivery. Delivered is a ring, acknowledged a filled seal: they never look alike.</summary>
public enum StepState { Done, Wait, Failed, Sealed, Next }

internal static class ClassNames
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Kept => "kept",
        Tone.Look => "look",
        Tone.Broken => "broken",
        Tone.Blue => "blue",
        Tone.Plum => "plum",
        _ => "",
    };

    public static string Class(this StopState state) => state switch
    {
        StopState.Kept => "kept",
        StopState.Look => "look",
        StopState.Broken => "broken",
        _ => "open",
    };

    public static string Class(this StepState state) => state switch
    {
        StepState.Done => "done",
        StepState.Wait => "wait",
        StepState.Failed => "fail",
        StepState.Sealed => "seal",
        _ => "next",
    };

    /// <summary>The symbol that stands for a tone, so that colour never speaks alone.</summary>
    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Kept => "check",
        Tone.Look or Tone.Broken => "alert",
        Tone.Plum => "phone",
        _ => "info",
    };
}
