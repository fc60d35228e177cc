using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Avow.Fuzz;

/// <summary>A copy of an assembly that counts how often each of its basic blocks runs.</summary>
internal sealed class Counters
{
    /// <summary>The public static byte array that the copy counts in, one byte a block.</summary>
    public const string Holder = "Avow.Fuzz.Blocks";

    private readonly ModuleDefinition _module;
    private readonly FieldDefinition _hits;
    private readonly List<string> _areas = [];

    private Counters(ModuleDefinition module)
    {
        _module = module;
        var holder = new TypeDefinition("Avow.Fuzz", "Blocks", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
        _hits = new("Hits", FieldAttributes.Public | FieldAttributes.Static, new ArrayType(module.TypeSystem.Byte));
        holder.Fields.Add(_hits);
        module.Types.Add(holder);
    }

    /// <summary>Writes the copy; returns its bytes and, for each block that it counts, the part of the library that it is of. The array must be set before the first call.</summary>
    public static (byte[] Assembly, string[] Areas) Into(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        var counters = new Counters(module);
        foreach (var method in module.GetTypes().Where(t => t.FullName != Holder).SelectMany(t => t.Methods).Where(m => m.HasBody && !IsMadeByTheCompiler(m)).ToList())
        {
            counters.Count(method.Body, AreaOf(method.DeclaringType));
        }

        using var copy = new MemoryStream();
        module.Write(copy);
        return (copy.ToArray(), [.. counters._areas]);
    }

    /// <summary>Equality and texts of records, and plain properties, say nothing of where an input came.</summary>
    private static bool IsMadeByTheCompiler(MethodDefinition method) => method.CustomAttributes.Any(a => a.AttributeType.Name == "CompilerGeneratedAttribute");

    private static string AreaOf(TypeDefinition type) => type.DeclaringType is { } outer ? AreaOf(outer) : type.Namespace;

    private void Count(MethodBody body, string area)
    {
        body.SimplifyMacros();
        var il = body.GetILProcessor();
        var moved = new Dictionary<Instruction, Instruction>();
        foreach (var start in Starts(body))
        {
            moved[start] = Insert(il, start, _areas.Count);
            _areas.Add(area);
        }

        Redirect(body, moved);
        body.OptimizeMacros();
    }

    /// <summary>Where a block begins: the method, what a branch reaches, what follows a branch, and handlers.</summary>
    private static List<Instruction> Starts(MethodBody body)
    {
        var starts = new HashSet<Instruction> { body.Instructions[0] };
        foreach (var instruction in body.Instructions)
        {
            switch (instruction.Operand)
            {
                case Instruction target:
                    starts.Add(target);
                    break;
                case Instruction[] targets:
                    starts.UnionWith(targets);
                    break;
            }

            if (instruction.OpCode.FlowControl is FlowControl.Cond_Branch && instruction.Next is { } next)
            {
                starts.Add(next);
            }
        }

        return [.. body.Instructions.Where(i => starts.Contains(i) && !IsBoundToNext(i))];
    }

    /// <summary>Nothing may stand between a prefix and its instruction.</summary>
    private static bool IsBoundToNext(Instruction instruction) => instruction.Previous?.OpCode.OpCodeType == OpCodeType.Prefix;

    private Instruction Insert(ILProcessor il, Instruction before, int block)
    {
        Instruction[] count =
        [
            il.Create(OpCodes.Ldsfld, _hits), il.Create(OpCodes.Ldc_I4, block), il.Create(OpCodes.Ldelema, _module.TypeSystem.Byte),
            il.Create(OpCodes.Dup), il.Create(OpCodes.Ldind_U1), il.Create(OpCodes.Ldc_I4, 1), il.Create(OpCodes.Add), il.Create(OpCodes.Conv_U1), il.Create(OpCodes.Stind_I1),
        ];
        foreach (var instruction in count)
        {
            il.InsertBefore(before, instruction);
        }

        return count[0];
    }

    private static void Redirect(MethodBody body, Dictionary<Instruction, Instruction> moved)
    {
        Instruction New(Instruction old) => moved.GetValueOrDefault(old, old);
        foreach (var instruction in body.Instructions)
        {
            instruction.Operand = instruction.Operand switch { Instruction one => New(one), Instruction[] many => many.Select(New).ToArray(), var other => other };
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            handler.TryStart = New(handler.TryStart);
            handler.TryEnd = handler.TryEnd is { } end ? New(end) : null;
            handler.HandlerStart = New(handler.HandlerStart);
            handler.HandlerEnd = handler.HandlerEnd is { } last ? New(last) : null;
            handler.FilterStart = handler.FilterStart is { } filter ? New(filter) : null;
        }
    }
}
