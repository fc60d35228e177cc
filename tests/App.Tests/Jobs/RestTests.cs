using Avow.Jobs;
using Shouldly;
using Xunit;

namespace App.Tests.Jobs;

public sealed class RestTests
{
    [Fact]
    public void Memory_goes_back_once_after_work_and_not_while_the_process_is_busy()
    {
        var rest = new Rest();
        rest.Look(TimeSpan.FromSeconds(9)).ShouldBeFalse("it was busy until now");
        rest.Look(TimeSpan.FromSeconds(9.1)).ShouldBeTrue("it rests after nine seconds of work");
        rest.Look(TimeSpan.FromSeconds(9.3)).ShouldBeFalse("it has nothing to give since");
        rest.Look(TimeSpan.FromSeconds(10.4)).ShouldBeFalse("it is busy again");
        rest.Look(TimeSpan.FromSeconds(10.5)).ShouldBeFalse("little was done since the last time");
        rest.Look(TimeSpan.FromSeconds(12)).ShouldBeFalse("it is busy again");
        rest.Look(TimeSpan.FromSeconds(12.2)).ShouldBeTrue("it rests after three seconds of work");
    }

    [Fact]
    public void Giving_memory_back_leaves_the_process_as_it_was() => Should.NotThrow(Spare.Memory);
}
