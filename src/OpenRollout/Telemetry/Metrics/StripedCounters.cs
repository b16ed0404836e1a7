namespace OpenRollout.Telemetry.Metrics;

/// <summary>
/// Counters that several processors increment without contention: each processor has separate cells in separate cache
/// lines, allocated when it first counts. Exact and thread-safe. Adding takes a lock only to allocate a page of cells.
/// </summary>
internal sealed class StripedCounters
{
    /// <summary>The maximum number of stripes. With more processors, several share the cells of a stripe, which is slower but still exact.</summary>
    private const int MaxStripes = 64;
    private const int PageLength = 512;

    /// <summary>The unused cells before the counters of each page, because the memory before it may belong to another processor.</summary>
    private const int Padding = 16;

    private readonly object _lock = new();
    private readonly long[]?[][] _stripes;

    /// <summary>The number of released counters of each page.</summary>
    private readonly Dictionary<int, int> _released = [];

    public StripedCounters()
    {
        var count = 1;
        while (count < Environment.ProcessorCount && count < MaxStripes)
        {
            count *= 2;
        }

        _stripes = new long[]?[count][];
        for (var stripe = 0; stripe < count; stripe++)
        {
            _stripes[stripe] = [];
        }
    }

    /// <summary>Adds a value to a counter.</summary>
    /// <param name="counter">The number of the counter, from 0.</param>
    /// <param name="count">The value to add.</param>
    public void Add(int counter, long count)
    {
        var stripe = Thread.GetCurrentProcessorId() & (_stripes.Length - 1);
        var pages = Volatile.Read(ref _stripes[stripe]);
        var page = counter / PageLength;
        var cells = page < pages.Length && pages[page] is { } known ? known : CreateCells(stripe, page);
        // Interlocked, because the thread may have moved to another processor since reading its number.
        Interlocked.Add(ref cells[Padding + (counter % PageLength)], count);
    }

    /// <summary>Returns the value of a counter.</summary>
    public long Read(int counter)
    {
        var sum = 0L;
        for (var stripe = 0; stripe < _stripes.Length; stripe++)
        {
            var pages = Volatile.Read(ref _stripes[stripe]);
            if (counter / PageLength < pages.Length && pages[counter / PageLength] is { } cells)
            {
                sum += Interlocked.Read(ref cells[Padding + (counter % PageLength)]);
            }
        }

        return sum;
    }

    /// <summary>Marks a counter as unused; call it once per counter. The memory of a page is released with its last counter.</summary>
    public void Release(int counter)
    {
        lock (_lock)
        {
            var page = counter / PageLength;
            if ((_released[page] = _released.GetValueOrDefault(page) + 1) < PageLength)
            {
                return;
            }

            _released.Remove(page);
            foreach (var pages in _stripes)
            {
                if (page < pages.Length)
                {
                    pages[page] = null;
                }
            }
        }
    }

    private long[] CreateCells(int stripe, int page)
    {
        lock (_lock)
        {
            var pages = _stripes[stripe];
            if (page < pages.Length && pages[page] is { } known)
            {
                return known;
            }

            var cells = new long[Padding + PageLength];
            var more = new long[]?[Math.Max(pages.Length, page + 1)];
            pages.CopyTo(more, 0);
            more[page] = cells;
            Volatile.Write(ref _stripes[stripe], more);
            return cells;
        }
    }
}
