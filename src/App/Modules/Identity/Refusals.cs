using Avow.Web;

namespace Avow.Modules.Identity;

/// <summary>E-mail and password do not fit, or the account rests after too many failures: we do not say which.</summary>
internal sealed record NotRecognised() : Refusal("identity.refused.not-recognised");

/// <summary>An organisation always has somebody who may change things.</summary>
internal sealed record LastOwner() : Refusal("identity.refused.last-owner");

/// <summary>Another account of the organisation has this e-mail.</summary>
internal sealed record EmailTaken() : Refusal("identity.refused.email-taken");

/// <summary>The new password is too short.</summary>
internal sealed record PasswordTooShort() : Refusal("identity.refused.password-short");

/// <summary>The password is the name or the address of its owner, or one sign over and over.</summary>
internal sealed record PasswordTooEasy() : Refusal("identity.refused.password-easy");

/// <summary>The password given as the present one is not.</summary>
internal sealed record WrongPassword() : Refusal("identity.refused.wrong-password");
