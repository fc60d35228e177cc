using Avow.Modules.People;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.People;

public sealed class CompanyNumberTests
{
    /// <summary>The example of the tax agency's own brochure for personal identity numbers: nobody's.</summary>
    internal const string Personal = "8112189876";

    /// <summary>An invented legal person's number: the stem with two digits of which the last checks the others.</summary>
    internal static string Legal(string stem) =>
        Enumerable.Range(10, 90).Select(end => $"{stem}{end}").First(n => CompanyNumber.Read(n, "SE") is not null);

    [Theory]
    [InlineData("01234567", "GB-EAW", true)]
    [InlineData("SC 123 456", "GB-SCT", true)]
    [InlineData("1234567", "GB-EAW", false)]
    [InlineData("QQ123456", "GB-EAW", false)]
    [InlineData("00000000", "GB-EAW", false)]
    [InlineData("811218-9876", "SE", true)]
    [InlineData("19811218-9876", "SE", true)]
    [InlineData("811218-9877", "SE", false)]
    [InlineData("12345", "SE", false)]
    public void A_number_is_checked_by_the_rules_of_its_register(string typed, string where, bool good) => (CompanyNumber.Read(typed, where) is not null).ShouldBe(good);

    [Fact]
    public void A_personal_identity_number_is_known_and_masked()
    {
        CompanyNumber.Read(Personal, "SE")!.ShouldSatisfyAllConditions(n => n.IsOfAPerson.ShouldBeTrue(), n => n.Shown.ShouldBe("••••••-9876"));
        var legal = CompanyNumber.Read(Legal("99990000"), "SE")!;
        legal.IsOfAPerson.ShouldBeFalse();
        legal.Shown.ShouldBe($"{legal.Digits[..6]}-{legal.Digits[6..]}");
    }

    [Theory]
    [InlineData("Åsa  Öberg-Lind", "asa oberg lind")]
    [InlineData("O’Brien", "obrien")]
    [InlineData("Ełżbieta", "elzbieta")]
    [InlineData("محمد علي", "محمد علي")]
    [InlineData("山田 太郎", "山田 太郎")]
    public void Names_are_found_without_accents_and_in_every_script(string name, string key) => PersonField.Of(PersonField.JobTitle).KeyOf(name).ShouldBe(key);

    [Theory]
    [InlineData("+44 (0)1632 960318", "01632960318")]
    [InlineData("0044 1632 960 318", "01632960318")]
    [InlineData("+46 70-174 06 05", "0701740605")]
    public void A_telephone_number_is_the_same_in_every_spelling(string written, string key) => PersonField.Of("phone").KeyOf(written).ShouldBe(key);
}
