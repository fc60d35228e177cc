using Avow.Policy.Findings;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Findings;

/// <summary>Ordinary sentences that give something away, in Swedish as in English.</summary>
public class WordTests
{
    private const string Plain = "Vi håller vad vi lovar.";

    [Theory]
    [InlineData("CONSENT-BY-BROWSING", "Genom att fortsätta använda webbplatsen godkänner du policyn.")]
    [InlineData("CONSENT-BY-BROWSING", "Genom att fortsätta godkänner du vår policy.")]
    [InlineData("CONSENT-BY-BROWSING", "Du samtycker till detta genom att besöka sidan.")]
    [InlineData("CONSENT-BY-SUBMISSION", "När du skickar formuläret samtycker du till allt i policyn.")]
    [InlineData("CONSENT-BY-SUBMISSION", "Genom att fylla i formuläret godkänner du policyn.")]
    [InlineData("CONSENT-BY-PARTICIPATION", "Genom att delta i mötet samtycker du till att det spelas in.")]
    [InlineData("CONSENT-BUNDLED", "Genom att godkänna våra villkor samtycker du till behandlingen.")]
    [InlineData("OPTOUT-AS-CONSENT", "Om du inte vill ha reklam, kontakta oss.")]
    [InlineData("COOKIE-BROWSER-OPTOUT", "Du kan blockera kakor i din webbläsare.")]
    [InlineData("COOKIE-BROWSER-OPTOUT", "Vill du inte ha kakor kan du stänga av dem i webbläsarens inställningar.")]
    [InlineData("COOKIE-FALSE-CLAIM", "Vi använder inte några kakor.")]
    [InlineData("COOKIE-FALSE-CLAIM", "Vi använder enbart nödvändiga kakor.")]
    [InlineData("NO-TRACKING-CONFLICT", "Vi använder ingen spårning.")]
    [InlineData("NO-TRACKING-CONFLICT", "Webbplatsen har inga spårningskakor.")]
    [InlineData("NEVER-SHARED-CONFLICT", "Uppgifter lämnas aldrig ut till någon.")]
    [InlineData("NEVER-SHARED-CONFLICT", "Dina uppgifter delas inte med tredje part.")]
    [InlineData("NEVER-SHARED-CONFLICT", "Vi delar aldrig dina uppgifter med andra.")]
    [InlineData("NEVER-SHARED-CONFLICT", "Inga uppgifter lämnas vidare.")]
    [InlineData("TRANSFER-CONFLICT", "Dina uppgifter förs inte över till länder utanför EU.")]
    [InlineData("TRANSFER-CONFLICT", "Vi överför inga uppgifter utanför EES.")]
    [InlineData("TRANSFER-CONFLICT", "Uppgifterna överförs aldrig till tredje land.")]
    [InlineData("LOCATION-CONFLICT", "Alla uppgifter lagras i Sverige.")]
    [InlineData("RETENTION-VAGUE", "Uppgifterna sparas inte längre än nödvändigt.")]
    [InlineData("RETENTION-VAGUE", "Vi sparar dina uppgifter så länge som det är nödvändigt för ändamålet.")]
    [InlineData("RETENTION-NO-CRITERION", "Vi sparar dina uppgifter tills vidare.")]
    [InlineData("DELETE-NO-DEADLINE", "Vi raderar gamla uppgifter regelbundet.")]
    [InlineData("DELETE-NO-DEADLINE", "Gamla uppgifter gallras löpande.")]
    [InlineData("RETENTION-CONFLICT", "Vi sparar anteckningar i 5 månader.")]
    [InlineData("SAR-FEE", "Vi tar ut en avgift för registerutdrag.")]
    [InlineData("SAR-FEE", "Ett registerutdrag lämnas mot en avgift på 200 kr.")]
    [InlineData("COMPLAINT-CONDITIONAL", "Om du inte är nöjd med vårt svar kan du klaga hos IMY.")]
    [InlineData("CHANGE-NO-NOTICE", "Vi har rätt att när som helst ändra policyn.")]
    [InlineData("CHANGE-NO-NOTICE", "Ändringar gäller så snart de har publicerats här.")]
    [InlineData("ACCESS-NARROWED", "Du får en kopia av de uppgifter du har lämnat.")]
    [InlineData("ERASURE-NARROWED", "Vi raderar dina uppgifter endast om de är felaktiga.")]
    [InlineData("RESTRICTION-NARROWED", "Du kan begära att vi begränsar behandlingen om uppgifterna är felaktiga.")]
    [InlineData("OBJECTION-LIMITED", "Rätten att invända gäller inte uppgifter från vår tjänst.")]
    [InlineData("INVERTED-SENTENCE", "När du har invänt kommer vi att behandla uppgifterna för detta.")]
    [InlineData("REPEALED-LAW", "Vi följer personuppgiftslagen.")]
    [InlineData("OUTDATED-TERM", "Du kan klaga hos Datainspektionen.")]
    [InlineData("SELF-CERTIFIED", "Vi följer GDPR.")]
    public void Swedish_words_give_it_away(string code, string words) => Codes(words).ShouldContain(code);

    [Theory]
    [InlineData("Vi lämnar inte ut mer än vad som behövs till dem som står här.")]
    [InlineData("Uppgifter lämnas aldrig ut utan ditt ja.")]
    [InlineData("Vi säljer aldrig dina uppgifter och hyr aldrig ut din adress.")]
    [InlineData("Vi spårar ditt paket åt dig.")]
    [InlineData("När du skickar formuläret svarar vi samma dag.")]
    [InlineData("Du kan säga nej till kakor på vår egen sida, lika lätt som ja.")]
    [InlineData("Ett registerutdrag kostar inget och vi tar aldrig ut någon avgift.")]
    [InlineData("Du kan när som helst klaga hos IMY.")]
    [InlineData("Vi berättar för dem det gäller innan en ändring börjar gälla.")]
    [InlineData("Vi sparar anteckningar i 90 dagar.")]
    [InlineData("När du har invänt slutar vi behandla uppgifterna.")]
    [InlineData("Genom att fortsätta samtalet hjälper du oss att förstå felet.")]
    [InlineData("Kakor för statistik sätts aldrig utan ditt ja, vilken webbläsare du än har.")]
    public void Harmless_Swedish_words_do_not(string words) => Codes(words).Except(Codes(Plain)).ShouldBeEmpty(words);

    [Theory]
    [InlineData("COOKIE-BROWSER-OPTOUT", "If you do not want cookies, set your browser to refuse them.")]
    [InlineData("CONSENT-BY-BROWSING", "By continuing you accept our policy.")]
    [InlineData("CONSENT-BY-BROWSING", "If you keep using this site, you consent to our policy.")]
    [InlineData("CONSENT-BY-BROWSING", "You consent to this by visiting our website.")]
    [InlineData("CONSENT-BUNDLED", "You agree to this policy when you place an order with us.")]
    [InlineData("CONSENT-BY-SUBMISSION", "When you submit the form, you consent to all uses in this policy.")]
    [InlineData("OPTOUT-AS-CONSENT", "If you would rather not be recorded, please let us know.")]
    [InlineData("NO-TRACKING-CONFLICT", "There are no trackers on our site.")]
    [InlineData("NEVER-SHARED-CONFLICT", "Your information is not shared with third parties.")]
    [InlineData("NEVER-SHARED-CONFLICT", "We do not give your data to anybody.")]
    [InlineData("TRANSFER-CONFLICT", "No data is transferred abroad.")]
    [InlineData("LOCATION-CONFLICT", "Your data stays in the United Kingdom.")]
    [InlineData("RETENTION-VAGUE", "We will keep it no longer than we need to.")]
    [InlineData("SAR-FEE", "A copy costs £10.")]
    [InlineData("CHANGE-NO-NOTICE", "We may change this policy at any time without notice.")]
    [InlineData("CHANGE-NO-NOTICE", "Changes take effect when posted on this page.")]
    [InlineData("OBJECTION-LIMITED", "You may object to marketing, but not where we have a contract with you.")]
    [InlineData("PROCESSING-DENIED", "We can see your customers' data but we never process it.")]
    public void So_do_the_same_thoughts_in_other_English_words(string code, string words) => Codes(Plain, words).ShouldContain(code);

    [Theory]
    [InlineData("We do not send you to the settings of your browser to refuse cookies.")]
    [InlineData("If you keep using our service, we keep your account open.")]
    [InlineData("When you send us a message, we allow a day for the answer.")]
    [InlineData("Your data is not shared with anyone except the firms that this notice names.")]
    [InlineData("A copy costs you nothing.")]
    [InlineData("You may change your mind at any time.")]
    [InlineData("You may object to marketing at any time, and we stop.")]
    [InlineData("Letters that we have sent abroad come back to us.")]
    public void Harmless_English_words_do_not(string words) => Codes(Plain, words).Except(Codes(Plain)).ShouldBeEmpty(words);

    /// <summary>The sound policy with statistics, and with a recipient in another country, so that there is something to contradict.</summary>
    private static List<string> Codes(string words, string english = "We keep our word.")
    {
        var policy = CodeTests.Sound
            .Replace("cookies:\n", "cookies:\n  visits: { service: website, purpose: statistics, lasts: 1 month, why: { en: counts visits, sv: räknar besök } }\n", StringComparison.Ordinal)
            .Replace("    country: GB\n", "    country: IN\n    safeguard: idta\n", StringComparison.Ordinal)
            .Replace("en: We keep our word.", $"en: \"{english}\"", StringComparison.Ordinal)
            .Replace("sv: Vi håller vad vi lovar.", $"sv: \"{words}\"", StringComparison.Ordinal);
        return [.. PolicyFindings.Of(Sample.Read(policy), today: new LocalDate(2026, 11, 21)).Select(f => f.Code)];
    }
}
