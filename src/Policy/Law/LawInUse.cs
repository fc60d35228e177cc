namespace Avow.Policy.Law;

/// <summary>The law that this process runs under: policies name its rules by id, so it is chosen once, before anything reads it.</summary>
public static class LawInUse
{
    private static LawBook? book;

    /// <summary>The chosen law, or the shipped one where nobody chose before it was first asked for.</summary>
    public static LawBook Book => Volatile.Read(ref book) ?? Interlocked.CompareExchange(ref book, LawBook.Shipped, null) ?? LawBook.Shipped;

    /// <summary>Runs this process under another law.</summary>
    /// <exception cref="InvalidOperationException">A law is in use already: half a process under one law and half under another decides nothing soundly.</exception>
    public static void Choose(LawBook chosen)
    {
        if (Interlocked.CompareExchange(ref book, chosen, null) is not null)
        {
            throw new InvalidOperationException("A law is in use already; choose one before anything reads it.");
        }
    }
}
