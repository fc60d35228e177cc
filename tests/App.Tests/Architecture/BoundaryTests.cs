using System.Reflection;
using Avow.Modules;
using Avow.Policy.Deciding;
using Shouldly;
using Xunit;

namespace App.Tests.Architecture;

/// <summary>Who may know whom: modules know each other by their Public part, the engine knows no module, the policy library knows nobody.</summary>
public sealed class BoundaryTests
{
    private const string Modules = "Avow.Modules.";

    private static readonly string[] Engine =
        ["Avow.Holdings", "Avow.Ledger", "Avow.Permits", "Avow.Database", "Avow.Jobs", "Avow.Mail", "Avow.Promises"];

    /// <summary>What the engine still knows of modules. This list may only become shorter.</summary>
    private static readonly string[] EngineStillKnows =
    [
        "Avow.Modules.AllModules", "Avow.Modules.IModule",
        "Avow.Modules.Organisations.Organisation", "Avow.Modules.Organisations.Installation", "Avow.Modules.Organisations.PublishedPolicy",
        "Avow.Modules.Organisations.Public.OrganisationShelf",
    ];

    /// <summary>Records of another module that are used outside its Public part. This list may only become shorter.</summary>
    private static readonly string[] SharedRecords =
    [
        "Avow.Modules.Organisations.Organisation",
        "Avow.Modules.Identity.Account", "Avow.Modules.Identity.StaffRole",
    ];

    private static readonly Type[] App = typeof(AllModules).Assembly.GetTypes();

    [Fact]
    public void Modules_know_each_other_by_their_public_part() => Trespasses(App).Where(t => !SharedRecords.Contains(t.To)).ShouldBeEmpty();

    [Fact]
    public void The_engine_knows_no_module() => EngineUses(App).Where(u => !EngineStillKnows.Contains(u.To)).ShouldBeEmpty();

    [Fact]
    public void The_lists_of_exceptions_hold_nothing_that_is_over()
    {
        EngineStillKnows.Except(EngineUses(App).Select(u => u.To)).ShouldBeEmpty();
        SharedRecords.Except(Trespasses(App).Select(t => t.To)).ShouldBeEmpty();
    }

    [Fact]
    public void The_policy_library_knows_neither_database_nor_web()
    {
        var known = typeof(Decision).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        known.ShouldNotContain(a => a.Contains("EntityFramework") || a.Contains("AspNetCore") || a.Contains("Data.Sqlite") || a.Contains("Npgsql"));
        known.ShouldNotContain("avow");
        Uses.Of(typeof(ReadsTheClock)).ShouldContain(typeof(TimeProvider), "the guard's own eyes");
        typeof(Decision).Assembly.GetTypes().Where(t => Uses.Of(t).Any(u => u == typeof(TimeProvider) || u == typeof(NodaTime.IClock) || u == typeof(File))).ShouldBeEmpty();
    }

    [Fact]
    public void A_module_that_reaches_into_another_is_rejected()
    {
        Type[] fixture = [typeof(Avow.Modules.FixtureOne.Nosy), typeof(Avow.Modules.FixtureTwo.Inside), typeof(Avow.Modules.FixtureTwo.Public.Outside)];
        Trespasses(fixture).ShouldBe([("Avow.Modules.FixtureOne.Nosy", "Avow.Modules.FixtureTwo.Inside")]);
        EngineUses([typeof(Avow.Holdings.FixtureNosy)]).ShouldBe([("Avow.Holdings.FixtureNosy", "Avow.Modules.FixtureTwo.Inside")]);
    }

    private static IEnumerable<(string From, string To)> Trespasses(IEnumerable<Type> types) => Pairs(types.Where(t => ModuleOf(t) is not null))
        .Where(p => ModuleOf(p.To) is { } other && other != ModuleOf(p.From) && !IsPublic(p.To)).Select(Names).Distinct();

    private static IEnumerable<(string From, string To)> EngineUses(IEnumerable<Type> types) =>
        Pairs(types.Where(t => Engine.Any(e => t.Namespace == e || t.Namespace?.StartsWith(e + ".", StringComparison.Ordinal) == true)))
            .Where(p => p.To.FullName?.StartsWith(Modules, StringComparison.Ordinal) == true).Select(Names).Distinct();

    private static IEnumerable<(Type From, Type To)> Pairs(IEnumerable<Type> types) =>
        types.SelectMany(WithNested).Distinct().SelectMany(t => Uses.Of(t).Select(u => (Outermost(t), Outermost(u))));

    /// <summary>What the compiler makes of lambdas and async methods stands in types of its own, inside.</summary>
    private static IEnumerable<Type> WithNested(Type type) =>
        type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(WithNested).Prepend(type);

    private static (string, string) Names((Type From, Type To) pair) => (pair.From.FullName!, pair.To.FullName!);

    private static string? ModuleOf(Type type) => type.Namespace?.StartsWith(Modules, StringComparison.Ordinal) == true ? type.Namespace.Split('.')[2] : null;

    private static bool IsPublic(Type type) => type.Namespace!.Split('.') is [_, _, _, "Public", ..];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private sealed class ReadsTheClock
    {
        public DateTimeOffset Now => TimeProvider.System.GetUtcNow();
    }
}
