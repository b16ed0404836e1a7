namespace OpenRollout.Telemetry.Metrics;

/// <summary>
/// Counters that several processors count at once without waiting for each other: each processor has cells of its own,
/// in cache lines of its own, made when it first counts. Exact; counting takes no lock but for the first of some hundred
/// counters on a processor.
/// </summary>
internal sealed class StripedCounters
{
    /// <summary>More processors than so many share cells, which costs them time and no counts.</summary>
    private const int MaxStripes = 64;
    private const int PageLength = 512;

    /// <summary>Left free before each page's counters, in numbers of eight bytes: what ends before it may be another processor's.</summary>
    private const int Padding = 16;

    private readonly object _lock = new();
    private readonly long[]?[][] _stripes;

    /// <summary>How many counters of each page have been released.</summary>
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

    /// <summary>Adds to a counter.</summary>
    /// <param name="counter">The counter's number, from 0.</param>
    /// <param name="count">How much.</param>
    public void Add(int counter, long count)
    {
        var stripe = Thread.GetCurrentProcessorId() & (_stripes.Length - 1);
        var pages = Volatile.Read(ref _stripes[stripe]);
        var page = counter / PageLength;
        var cells = page < pages.Length && pages[page] is { } known ? known : CreateCells(stripe, page);
        // A thread may have been moved to another processor since it asked which it is on.
        Interlocked.Add(ref cells[Padding + (counter % PageLength)], count);
    }

    /// <summary>Returns a counter's sum.</summary>
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

    /// <summary>Notes that a counter is not read any more, once; with the last one of a page its memory goes.</summary>
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
