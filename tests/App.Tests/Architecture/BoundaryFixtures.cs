namespace Avow.Modules.FixtureOne
{
    /// <summary>Reaches into another module: with a lambda, so that the compiler hides it in a type of its own.</summary>
    internal sealed class Nosy
    {
        public Func<string> Look { get; } = () => new FixtureTwo.Inside() + FixtureTwo.Public.Outside.Word;
    }
}

namespace Avow.Modules.FixtureTwo
{
    internal sealed class Inside;
}

namespace Avow.Modules.FixtureTwo.Public
{
    internal static class Outside
    {
        public static readonly string Word = "";
    }
}

namespace Avow.Holdings
{
    internal sealed class FixtureNosy
    {
        public Modules.FixtureTwo.Inside? Known { get; set; }
    }
}
