using Avow.Holdings;

namespace Avow.Modules.Imports;

/// <summary>The lists themselves. The people in them are records of their own.</summary>
internal static class ImportHoldings
{
    public const string Kind = "import-file";

    public static void Declare(HoldingRegister holds) => holds.Record<ImportFile>(Kind).OfOnePerson()
        .Facts(f => new Known(f.Id, null, null) { { "recorded", f.UploadedAt } })
        .Naming(f => f.Name)
        .Followers<ImportPart>(p => p.FileId)
        .Followers<ImportRow>(r => r.FileId);
}
