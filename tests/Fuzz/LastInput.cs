using System.IO.MemoryMappedFiles;

namespace Avow.Fuzz;

/// <summary>The input on its way, in a file that outlives the process: what ends the process without an exception is found there.</summary>
internal sealed class LastInput(string path)
{
    private const int Size = 64 * 1024 * 1024;
    private readonly MemoryMappedViewAccessor _view =
        MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, Size).CreateViewAccessor();

    /// <summary>Its length in four bytes, then its bytes.</summary>
    public void Write(byte[] input)
    {
        _view.Write(0, input.Length);
        _view.WriteArray(4, input, 0, Math.Min(input.Length, Size - 4));
    }
}
