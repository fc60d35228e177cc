namespace Avow.Policy.Law.Rights;

/// <summary>Whether a request may cost something or be refused.</summary>
/// <param name="MayCharge">A reasonable fee may be asked.</param>
/// <param name="MayRefuse">It may be refused instead.</param>
public sealed record FeeAnswer(bool MayCharge, bool MayRefuse);

/// <summary>Requests are free. Only a manifestly unfounded or excessive one may cost or be refused, and the controller shows that it is.</summary>
/// <remarks>Source: UK GDPR and GDPR art. 12(5) and 15(3). The volume of data is no ground; repetition only as far as it makes a request excessive.</remarks>
public static class Fees
{
    /// <summary>The answer for one request.</summary>
    /// <param name="isUnfoundedOrExcessive">Manifestly, and with the reasons recorded.</param>
    /// <param name="isFurtherCopy">A further copy of what was handed over already.</param>
    public static FeeAnswer Of(bool isUnfoundedOrExcessive, bool isFurtherCopy) => new(isUnfoundedOrExcessive || isFurtherCopy, isUnfoundedOrExcessive);

    /// <summary>What a refusal, or taking no action, must tell within the time to answer.</summary>
    /// <remarks>Source: UK GDPR and GDPR art. 12(4); Data Protection Act 2018 s. 164A for the complaint to the controller.</remarks>
    public static IReadOnlyList<string> RefusalTells(string regime) => regime == "uk"
        ? ["reasons", "complaint-to-controller", "complaint-to-authority", "judicial-remedy"]
        : ["reasons", "complaint-to-authority", "judicial-remedy"];
}
