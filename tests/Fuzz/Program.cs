using System.Reflection;
using System.Runtime.Loader;
using Avow.Fuzz;

// dotnet run -c Release --project tests/Fuzz -- [--inputs N] [--seed S] [--out FOLDER] | --input FILE
// The library and this program are loaded a second time, the library with a counter in every basic block.
var (library, areas) = Counters.Into(Path.Combine(AppContext.BaseDirectory, "Avow.Policy.dll"));
var context = new CountedContext(library);
var counted = context.LoadFromAssemblyName(new AssemblyName("Avow.Policy"));
var hits = new byte[areas.Length];
counted.GetType(Counters.Holder)!.GetField("Hits")!.SetValue(null, hits);
var campaign = context.LoadFromAssemblyPath(typeof(CountedContext).Assembly.Location).GetType("Avow.Fuzz.Campaign")!;
return (int)campaign.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [hits, areas, args])!;

internal sealed class CountedContext(byte[] library) : AssemblyLoadContext("counted")
{
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == "Avow.Policy" ? LoadFromStream(new MemoryStream(library)) : null;
}
