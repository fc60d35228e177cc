using Avow.Modules.Reader;
using Avow.Policy.Prose;
using Avow.Web;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Reader;

public sealed class MeantWordsTests
{
    [Theory]
    [InlineData("en", "Records: telephone messages · How long: 100 days · Then: deleted · Kind of period: fixed")]
    [InlineData("sv", "Uppgifter: telephone messages · Hur länge: 100 dagar · Därefter: raderas · Slags tid: fast")]
    public void What_was_understood_is_said_in_words_and_the_text_s_own_stay(string language, string words) =>
        Say(language).Meant(ProseReader.Read("We delete telephone messages after 100 days.").Promises.Single(p => p.Type == "retention")).ShouldBe(words);

    [Fact]
    public void A_range_has_both_its_ends_and_a_word_that_nobody_knows_stays_as_it_is()
    {
        var promise = ProseReader.Read("We delete telephone messages after 100 days.").Promises.Single(p => p.Type == "retention");
        var stranger = promise with { Value = new Dictionary<string, object?> { ["period"] = "P3Y/P6Y", ["kind"] = "sometimes", ["mood"] = "kind", ["event"] = null } };
        Say("en").Meant(stranger).ShouldBe("How long: 3 years–6 years · Kind of period: sometimes · mood: kind");
    }

    private static Say Say(string language) => new Texts(strict: true).For(language);
}
