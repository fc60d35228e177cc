using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Reading;

public class BuyerTests
{
    [Fact]
    public void No_recipient_can_be_a_buyer_of_data()
    {
        foreach (var never in Vocabulary.NeverRecipients)
        {
            var read = PolicyReader.Read(Sample.BureauText.Replace("    name: Lantern Quay Hosting Ltd\n    role: processor", $"    name: Lantern Quay Hosting Ltd\n    role: {never}", StringComparison.Ordinal));

            read.Policy.ShouldBeNull();
            var fault = read.Faults.ShouldHaveSingleItem();
            (fault.Code, fault.Message).ShouldBe(("never", "Personal data is never sold, rented or leased: no recipient can be its buyer."));
        }
    }
}
