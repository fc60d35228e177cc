using Avow.Web;
using Avow.Web.Kit;
using Shouldly;
using Xunit;

namespace Avow.Tests.Web;

public sealed class DrawTests
{
    private readonly Say say = new Texts(strict: true).For("en");

    [Fact]
    public void A_sentence_ends_in_its_state_and_not_also_in_a_full_stop()
    {
        var drawn = Draw.Sentence(say, "Messages are kept for 100 days and then deleted.", StopState.Kept, "100 days", .99).Value;
        drawn.ShouldStartWith("Messages are kept for <span class=\"vow\">100 days<svg");
        drawn.ShouldContain("width=\"99\"");
        drawn.ShouldEndWith("and then <span class=\"last\">deleted<span class=\"stop kept\" aria-hidden=\"true\"></span></span><span class=\"vh\">. Kept</span>");
    }

    [Fact]
    public void A_period_at_the_end_keeps_its_stop_on_the_same_line() =>
        Draw.Sentence(say, "It goes within 7 days.", StopState.Look, "7 days", .5).Value
            .ShouldContain("<span class=\"last\"><span class=\"vow\">7 days<svg");

    [Fact]
    public void A_period_that_the_sentence_lacks_underlines_nothing() =>
        Draw.Sentence(say, "We sell nothing.", StopState.Kept, "100 days", 1).Value.ShouldNotContain("vow");

    [Fact]
    public void Words_from_a_policy_are_encoded() =>
        Draw.Sentence(say, "Kept for <b>100</b> days.", StopState.Open, "<b>100</b>", 0).Value.ShouldNotContain("<b>");

    [Theory]
    [InlineData(double.NaN, "width=\"0%\"")]
    [InlineData(-3, "width=\"0%\"")]
    [InlineData(.333, "width=\"33.3%\"")]
    [InlineData(7, "width=\"100%\"")]
    public void A_share_outside_its_bounds_is_cut(double share, string width) => Draw.Meter("Used", share).Value.ShouldContain(width);

    [Fact]
    public void A_course_without_values_or_with_zeros_only_is_still_drawn()
    {
        Draw.Spark("None", []).Value.ShouldNotContain("circle");
        Draw.Spark("Zeros", [0, 0], cap: 0).Value.ShouldContain("M0 22L88 22");
    }

    [Fact]
    public void Charts_need_no_style_attribute_and_tell_their_figures()
    {
        var drawn = Draw.Bars(say, "Two nights: 1,000 and 0", [new("Mon", 1_000, On: true), new("Tue", 0)]).Value;
        drawn.ShouldContain("<title>Two nights: 1,000 and 0</title>");
        drawn.ShouldContain(">1,000</text>");
        drawn.ShouldNotContain("style=");
    }

    [Fact]
    public void An_unknown_symbol_is_a_bug() => Should.Throw<KeyNotFoundException>(() => Draw.Icon("unicorn"));
}
