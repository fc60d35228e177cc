using Avow.Web;

namespace Avow.Modules.MessageBank;

/// <summary>The service for this client has ceased: no new message is taken in its name.</summary>
internal sealed record ServiceHasCeased() : Refusal("client.refused.ceased");

/// <summary>A payment card number stood in a field; it was hidden, and the form comes back.</summary>
internal sealed record CardNumberTyped() : Refusal("desk.refused.card");

/// <summary>What was given as a period is none, or is longer than the policy's own.</summary>
internal sealed record PeriodNotShorter() : Refusal("client.refused.period");

/// <summary>The reading link is not one of ours, or its message is gone.</summary>
internal sealed record LinkUnknown() : Refusal("read.refused.unknown");

/// <summary>The reading link was used before.</summary>
internal sealed record LinkUsed() : Refusal("read.refused.used");

/// <summary>The reading link is too old.</summary>
internal sealed record LinkExpired() : Refusal("read.refused.expired");
