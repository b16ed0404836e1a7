namespace OpenRollout.Guardrails.Counting;

/// <summary>Limits the memory of the seen users of all watches together. Thread-safe.</summary>
/// <param name="bytes">The limit in bytes.</param>
internal sealed class MemoryLimit(long bytes)
{
    /// <summary>The default limit: enough for 64 watches, of which each has seen many users.</summary>
    public const long DefaultBytes = 128L * 1024 * 1024;

    private long _free = bytes / SeenUsers.PageBytes;

    /// <summary>Gets the limit in bytes.</summary>
    public long Bytes => bytes;

    /// <summary>Takes pages, or none if there are not as many.</summary>
    public bool TryTake(int pages)
    {
        if (Interlocked.Add(ref _free, -pages) >= 0)
        {
            return true;
        }

        Return(pages);
        return false;
    }

    /// <summary>Returns pages.</summary>
    public void Return(int pages) => Interlocked.Add(ref _free, pages);
}
