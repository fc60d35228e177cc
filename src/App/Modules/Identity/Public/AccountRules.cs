using Avow.Mail;
using Avow.Web;

namespace Avow.Modules.Identity.Public;

/// <summary>What a name, an e-mail and a password of a member of staff must be.</summary>
public static class AccountRules
{
    private const int LongestName = 100;
    private const int FewestSigns = 5;

    /// <summary>Adds what is wrong with the three, under the names of their fields.</summary>
    public static void Check(Faults faults, Say say, string name, string email, string password)
    {
        if (name.Trim().Length is 0 or > LongestName)
        {
            faults.Add("name", say["identity.fault.name"]);
        }

        if (Mailbox.Fault(email.Trim()) is not null)
        {
            faults.Add("email", say["identity.fault.email"]);
        }

        if (PasswordFault(password, name, email) is { } refusal)
        {
            faults.Add("password", say.T(refusal.TextKey, ("count", AccountBook.ShortestPassword)));
        }
    }

    /// <summary>Length is what makes a password strong; the rest only keeps out what anybody would guess first.</summary>
    public static Refusal? PasswordFault(string password, string name, string email)
    {
        if (password.Length < AccountBook.ShortestPassword)
        {
            return new PasswordTooShort();
        }

        var own = new[] { name, email, email.Split('@')[0] }.Any(o => string.Equals(o.Trim(), password.Trim(), StringComparison.OrdinalIgnoreCase));
        return own || password.Distinct().Count() < FewestSigns ? new PasswordTooEasy() : null;
    }
}
