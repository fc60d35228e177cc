using System.Reflection;
using Avow.Permits;
using Shouldly;
using Xunit;

namespace App.Tests.Architecture;

/// <summary>A permit comes from the gate and from nowhere else, so that forgetting to ask does not compile.</summary>
public sealed class PermitTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void Only_the_gate_makes_permits() => Ways(typeof(Permit), typeof(Permit.Gate)).ShouldBeEmpty();

    [Fact]
    public void A_permit_with_a_way_around_the_gate_is_rejected() => Ways(typeof(Leaky), typeof(Leaky.Gate)).ShouldBe(
    [
        "a constructor that is not private", "it is no sealed class", "Any is static and gives one", "Made can be set", "PermitTests makes one itself",
    ], ignoreOrder: true);

    private static IEnumerable<string> Ways(Type permit, Type gate) =>
    [
        .. permit.GetConstructors(All).Where(c => !c.IsPrivate).Select(_ => "a constructor that is not private"),
        .. permit.IsSealed && permit.IsClass && permit.GetMethod("<Clone>$") is null ? Array.Empty<string>() : ["it is no sealed class"],
        .. permit.GetMembers(All).Where(m => IsStatic(m) && Gives(m, permit)).Select(m => $"{m.Name} is static and gives one"),
        .. permit.GetProperties(All).Where(p => p.SetMethod is not null).Select(p => $"{p.Name} can be set"),
        .. permit.Assembly.GetTypes().Where(t => Outermost(t) != permit && Makes(t, permit)).Select(t => $"{Outermost(t).Name} makes one itself").Distinct(),
        .. permit.GetNestedTypes(All).Where(t => t != gate && Makes(t, permit)).Select(t => $"{t.Name} makes one beside the gate"),
    ];

    private static bool IsStatic(MemberInfo member) => member is MethodInfo { IsStatic: true } or FieldInfo { IsStatic: true };

    private static bool Gives(MemberInfo member, Type permit) => member is MethodInfo m ? m.ReturnType == permit : member is FieldInfo f && f.FieldType == permit;

    private static bool Makes(Type type, Type permit) => Uses.Constructors(type).Any(c => c.DeclaringType == permit);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static Leaky Careless() => new();
}

/// <summary>What a permit must not be; the guard's fixture.</summary>
internal class Leaky
{
    internal Leaky()
    {
    }

    public int Made { get; set; }

    public static Leaky Any() => new();

    internal sealed class Gate;
}
