using Avow.Web;
using Shouldly;
using Xunit;

namespace Avow.Tests.Web;

public sealed class MenuTests
{
    private readonly Menu menu = new(
    [
        new("web.section.word", "b", "hold", "holds", 20, ["privacy-lead", "owner"]),
        new("", "a", "promise", "", 0, []),
        new("web.section.people", "c", "client", "clients", 10, []),
    ]);

    [Fact]
    public void Sections_stand_in_the_order_of_their_first_line() =>
        menu.For(["owner"]).Select(s => s.TextKey).ShouldBe(["", "web.section.people", "web.section.word"]);

    [Fact]
    public void A_line_for_another_role_is_absent_and_an_empty_section_with_it() =>
        menu.For(["staff"]).SelectMany(s => s.Items).Select(i => i.TextKey).ShouldBe(["a", "c"]);
}
