using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OpenRollout;

/// <summary>
/// The counts of one instrument, one for each series, for the whole process and as long as it runs: a manifest that is
/// reloaded and a provider that takes another one's place go on counting where the last one was. Thread-safe.
/// </summary>
internal sealed class SeriesCounter
{
    private readonly StripedCounters _counters = new();
    private readonly ConcurrentDictionary<Series, int> _numbers = [];
    private readonly List<KeyValuePair<string, object?>[]> _tags = [];

    /// <summary>Returns the number of a series, by which it is counted. Takes a lock only for one that is new.</summary>
    public int NumberOf(in Series series) => _numbers.TryGetValue(series, out var number) ? number : Register(in series);

    /// <summary>Adds to a series.</summary>
    public void Add(int number) => _counters.Add(number, 1);

    /// <inheritdoc cref="Add(int)"/>
    public void Add(in Series series, int count = 1) => _counters.Add(NumberOf(in series), count);

    /// <summary>Returns all sums so far.</summary>
    public Measurement<long>[] Measure()
    {
        lock (_tags)
        {
            return [.. _tags.Select((tags, number) => new Measurement<long>(_counters.Read(number), tags))];
        }
    }

    private int Register(in Series series)
    {
        lock (_tags)
        {
            if (!_numbers.TryGetValue(series, out var number))
            {
                number = _tags.Count;
                _tags.Add(series.ToTags());
                _numbers[series] = number;
            }

            return number;
        }
    }
}
