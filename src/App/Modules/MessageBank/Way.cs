using Avow.Web;
using Avow.Web.Kit;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>A message's way to the client, as the rings of the delivery line.</summary>
internal static class Way
{
    /// <param name="states">How far each of its deliveries came; may be empty.</param>
    public static IReadOnlyList<States.DeliveryStep> Of(Say say, Instant takenAt, IReadOnlyList<DeliveryState> states, Instant? readAt) =>
        [new(StepState.Done, say["way.taken"], say.Time(takenAt)), Sent(say, states), Read(say, takenAt, readAt)];

    private static States.DeliveryStep Sent(Say say, IReadOnlyList<DeliveryState> states) => states switch
    {
        [] => new(StepState.Next, say["way.nobody"], ""),
        _ when states.Contains(DeliveryState.Failed) => new(StepState.Failed, say["way.failed"], ""),
        _ when states.Contains(DeliveryState.Queued) => new(StepState.Wait, say["way.queued"], ""),
        _ when states.Contains(DeliveryState.OutboxOnly) => new(StepState.Done, say["way.outbox"], ""),
        _ => new(StepState.Done, say["way.sent"], ""),
    };

    // On the day of the call its time is enough; the desk has little room.
    private static States.DeliveryStep Read(Say say, Instant takenAt, Instant? readAt) => readAt is { } at
        ? new(StepState.Sealed, say["way.read"], say.Local(at).Date == say.Local(takenAt).Date ? say.Time(at) : say.DateTime(at))
        : new(StepState.Next, say["way.unread"], "");
}
