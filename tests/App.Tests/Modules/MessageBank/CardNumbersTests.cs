using Avow.Modules.MessageBank;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.MessageBank;

public sealed class CardNumbersTests
{
    [Theory]
    [InlineData("4111111111111111", "•••• 1111")]
    [InlineData("card 5500 0000 0000 0004, expires 12/29", "card •••• 0004, expires 12/29")]
    [InlineData("3782-822463-10005", "•••• 0005")]
    [InlineData("4111 1111 1111 1111 and 5500000000000004", "•••• 1111 and •••• 0004")]
    public void A_card_number_is_hidden_but_for_its_last_four(string typed, string masked) => CardNumbers.Masked(typed).ShouldBe(masked);

    [Theory]
    [InlineData("07700 900318")]
    [InlineData("+44 1632 960 140")]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("order 12345678901234567890123")]
    [InlineData("from 1 March 2026 to 10 June 2026")]
    [InlineData("")]
    public void Other_numbers_stay(string typed) => CardNumbers.Masked(typed).ShouldBeNull();

    [Theory]
    [InlineData("+44 7700 900318", "07700900318")]
    [InlineData("0044 (0)7700-900318", "07700900318")]
    [InlineData("07700 900 318", "07700900318")]
    [InlineData("+46 8 123 456", "468123456")]
    [InlineData("withheld", null)]
    public void A_telephone_number_is_compared_however_it_was_written(string typed, string? key) => PhoneKey.Of(typed).ShouldBe(key);
}
