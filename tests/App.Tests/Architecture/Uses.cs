using System.Reflection;
using System.Reflection.Emit;

namespace App.Tests.Architecture;

/// <summary>Which types a type really uses, read from its compiled code: signatures and every instruction of its methods.</summary>
internal static class Uses
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>The types that a type names, without those it is made of itself.</summary>
    public static IEnumerable<Type> Of(Type type) =>
        new Type?[] { type.BaseType }.Concat(type.GetInterfaces())
            .Concat(type.GetFields(All).Select(f => f.FieldType))
            .Concat(type.GetProperties(All).Select(p => p.PropertyType))
            .Concat(Methods(type).SelectMany(Signature))
            .Concat(Methods(type).SelectMany(Members).SelectMany(TypesOf))
            .OfType<Type>().SelectMany(Parts).Distinct();

    /// <summary>The constructors that its methods call.</summary>
    public static IEnumerable<ConstructorInfo> Constructors(Type type) => Methods(type).SelectMany(Members).OfType<ConstructorInfo>();

    private static IEnumerable<MethodBase> Methods(Type type) => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All));

    private static IEnumerable<Type?> Signature(MethodBase method) =>
    [
        .. method.GetParameters().Select(p => p.ParameterType), (method as MethodInfo)?.ReturnType,
        .. method.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? [],
    ];

    private static IEnumerable<Type?> TypesOf(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodInfo method => [.. method.GetGenericArguments(), method.ReturnType, method.DeclaringType],
        _ => [member.DeclaringType],
    };

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];

    private static IEnumerable<MemberInfo> Members(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i < code.Length;)
        {
            var first = code[i++];
            var instruction = Codes[first == 0xFE ? unchecked((short)(0xFE00 | code[i++])) : first];
            if (instruction.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(code, i)) is { } member)
            {
                yield return member;
            }

            i += Length(instruction.OperandType, code, i);
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    private static int Length(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
