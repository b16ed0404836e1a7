using System.Runtime.CompilerServices;

namespace OpenRollout.Guardrails.Counting;

/// <summary>
/// The users that a guardrail has seen: a bitmap of 2^24 bits, in pages that are created when they are first needed. Two users with the same
/// bit are taken for one, so the second is not counted; that is independent of their arms. One thread at a time may add; reading needs no lock.
/// </summary>
internal sealed class SeenUsers
{
    public const int IndexBits = 24;
    public const int PageBytes = 4096;
    public const int PageWords = PageBytes / sizeof(ulong);
    public const int Pages = 1 << (IndexBits - PageBits);

    private const int PageBits = 15;
    private const int WordBits = 6;
    private const int HashBits = 64;

    private readonly ulong[]?[] _pages = new ulong[]?[Pages];

    /// <summary>Gets the number of pages in memory.</summary>
    public int PageCount { get; private set; }

    /// <summary>Returns the bit of a user.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(ulong user) => (int)(user >> (HashBits - IndexBits));

    /// <summary>Returns whether a bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(int index)
    {
        var page = Volatile.Read(ref _pages[index >> PageBits]);
        return page is not null && (Volatile.Read(ref page[WordOf(index)]) & MaskOf(index)) != 0;
    }

    /// <summary>Returns whether the page of a bit is in memory.</summary>
    public bool HasPage(int index) => _pages[index >> PageBits] is not null;

    /// <summary>Creates the page of a bit, which must not be in memory.</summary>
    public void CreatePage(int index)
    {
        Volatile.Write(ref _pages[index >> PageBits], new ulong[PageWords]);
        PageCount++;
    }

    /// <summary>Sets a bit, whose page must be in memory.</summary>
    /// <returns>False if it is set already.</returns>
    public bool Add(int index)
    {
        ref var word = ref _pages[index >> PageBits]![WordOf(index)];
        if ((word & MaskOf(index)) != 0)
        {
            return false;
        }

        Volatile.Write(ref word, word | MaskOf(index));
        return true;
    }

    /// <summary>Returns the words of a page; empty if it is not in memory.</summary>
    public ReadOnlySpan<ulong> Page(int page) => _pages[page];

    private static int WordOf(int index) => (index >> WordBits) & (PageWords - 1);

    private static ulong MaskOf(int index) => 1UL << index;
}
