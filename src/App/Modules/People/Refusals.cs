using Avow.Web;

namespace Avow.Modules.People;

/// <summary>The policy has no such kind of relationship, so nobody can be entered for it.</summary>
internal sealed record ReasonUnknown() : Refusal("people.refused.reason");

/// <summary>The person's data is only stored (UK GDPR art. 18); nothing may be changed or removed until the restriction is lifted.</summary>
internal sealed record IsRestricted() : Refusal("people.refused.restricted");
