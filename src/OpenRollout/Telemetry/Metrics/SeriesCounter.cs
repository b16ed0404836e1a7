using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OpenRollout.Telemetry.Metrics;

/// <summary>
/// The counts of one instrument, one for each series, for the whole process and as long as it runs: a manifest that is
/// reloaded and a provider that takes another one's place go on counting where the last one was. Series of removed flags
/// end. Thread-safe.
/// </summary>
internal sealed class SeriesCounter
{
    private readonly StripedCounters _counters = new();
    private readonly ConcurrentDictionary<MetricSeries, int> _numbers = [];
    private readonly Dictionary<int, KeyValuePair<string, object?>[]> _tags = [];
    private int _next;

    /// <summary>Returns the number of a series, by which it is counted. Takes a lock only for one that is new.</summary>
    public int GetNumber(in MetricSeries series) => _numbers.TryGetValue(series, out var number) ? number : Register(in series);

    /// <summary>Adds to a series.</summary>
    public void Add(int number) => _counters.Add(number, 1);

    /// <inheritdoc cref="Add(int)"/>
    public void Add(in MetricSeries series, int count = 1) => _counters.Add(GetNumber(in series), count);

    /// <summary>Returns all sums so far.</summary>
    public Measurement<long>[] Measure()
    {
        lock (_tags)
        {
            return [.. _tags.Select(series => new Measurement<long>(_counters.Read(series.Key), series.Value))];
        }
    }

    /// <summary>
    /// Ends the series that a condition holds for. Numbers are not given out again: what still counts by such a number is
    /// not read any more.
    /// </summary>
    /// <param name="prepare">Makes the condition, when no series can be added any more.</param>
    public void Remove(Func<Func<MetricSeries, bool>> prepare)
    {
        lock (_tags)
        {
            if (_tags.Count == 0)
            {
                return;
            }

            var isRemoved = prepare();
            foreach (var (series, number) in _numbers)
            {
                if (isRemoved(series))
                {
                    _numbers.TryRemove(series, out _);
                    _tags.Remove(number);
                    _counters.Release(number);
                }
            }
        }
    }

    private int Register(in MetricSeries series)
    {
        lock (_tags)
        {
            if (!_numbers.TryGetValue(series, out var number))
            {
                number = _next++;
                _tags[number] = series.ToTags();
                _numbers[series] = number;
            }

            return number;
        }
    }
}
