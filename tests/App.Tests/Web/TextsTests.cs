using Avow.Web;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Shouldly;
using Xunit;

namespace Avow.Tests.Web;

public sealed class TextsTests
{
    private const string Made = """
        { "a.plain": "No places", "a.count": "{count: 1 message goes | # messages go}; {held: 1 stays | # stay} for {who}", "a.html": "<b>{who}</b> & co" }
        """;

    private readonly Say say = new Texts([("en", Made)], strict: true).For("en");

    [Fact]
    public void Both_languages_have_the_same_keys_and_places()
    {
        var texts = new Texts(strict: true);
        var (english, swedish) = (texts.All("en"), texts.All("sv"));
        swedish.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var (key, text) in english)
            swedish[key].Names.Order().ShouldBe(text.Names.Order(), $"places of {key}");
    }

    [Theory]
    [InlineData(1, 2, "1 message goes; 2 stay for Ann")]
    [InlineData(0, 1, "0 messages go; 1 stays for Ann")]
    [InlineData(18_204, 0, "18,204 messages go; 0 stay for Ann")]
    public void A_counted_text_says_one_thing_for_one_and_another_for_all_else(int count, int held, string said) =>
        say.T("a.count", ("count", count), ("held", held), ("who", "Ann")).ShouldBe(said);

    [Fact]
    public void A_value_is_encoded_in_marked_up_text_and_mark_up_of_ours_is_not()
    {
        say.Html("a.html", ("who", "<i>Ann</i>")).Value.ShouldBe("<b>&lt;i&gt;Ann&lt;/i&gt;</b> & co");
        say.Html("a.html", ("who", new MarkupString("<i>Ann</i>"))).Value.ShouldBe("<b><i>Ann</i></b> & co");
    }

    [Fact]
    public void Mark_up_is_refused_where_plain_words_are_asked_for() =>
        Should.Throw<InvalidOperationException>(() => say.T("a.html", ("who", new MarkupString("<i>"))));

    [Fact]
    public void A_missing_text_throws_while_we_work_and_shows_its_key_when_we_serve()
    {
        Should.Throw<KeyNotFoundException>(() => say["a.nothing"]);
        new Texts([("en", Made)], strict: false).For("en")["a.nothing"].ShouldBe("a.nothing");
    }

    [Fact]
    public void A_forgotten_value_throws_and_names_it() =>
        Should.Throw<ArgumentException>(() => say.T("a.html")).Message.ShouldContain("{who}");

    [Fact]
    public void A_language_we_do_not_speak_is_answered_in_English() => new Texts(strict: true).For("de").Tag.ShouldBe("en-GB");

    [Theory]
    [InlineData("""{ "a": "{open" }""")]
    [InlineData("""{ "a": "{two words}" }""")]
    [InlineData("""{ "a": "{count: only one form}" }""")]
    public void A_text_that_cannot_be_read_stops_the_start(string json) =>
        Should.Throw<FormatException>(() => new Texts([("en", json)], strict: true));

    [Fact]
    public void The_same_key_in_two_files_stops_the_start() =>
        Should.Throw<InvalidOperationException>(() => new Texts([("en", Made), ("en", Made)], strict: true));
}
