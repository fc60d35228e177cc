using Avow.Web;

namespace Avow.Modules.Organisations;

/// <summary>Somebody set the house up before.</summary>
internal sealed record AlreadySetUp() : Refusal("start.refused.set-up");

/// <summary>The code from the console is missing or is another one.</summary>
internal sealed record WrongCode() : Refusal("start.refused.code");

/// <summary>The address of the organisation's pages cannot be used.</summary>
internal sealed record UnusableSlug() : Refusal("start.refused.slug");

/// <summary>Neither a policy of the program was chosen nor one pasted.</summary>
internal sealed record NoPolicy() : Refusal("start.refused.no-policy");

/// <summary>The pasted policy is longer than any policy may be.</summary>
internal sealed record PolicyTooLong() : Refusal("start.refused.too-long");
