using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OpenRollout.Telemetry.Metrics;

/// <summary>
/// Counts the series of one instrument for the lifetime of the process. A reloaded manifest, or a provider that replaces
/// another one, continues the existing series. Series of removed flags end. Thread-safe.
/// </summary>
internal sealed class SeriesCounter
{
    private readonly StripedCounters _counters = new();
    private readonly ConcurrentDictionary<MetricSeries, int> _numbers = [];
    private readonly Dictionary<int, KeyValuePair<string, object?>[]> _tags = [];
    private int _next;

    /// <summary>Returns the number of a series. Takes a lock only for a new series.</summary>
    public int GetNumber(in MetricSeries series) => _numbers.TryGetValue(series, out var number) ? number : Register(in series);

    /// <summary>Increments a series.</summary>
    public void Add(int number) => _counters.Add(number, 1);

    /// <inheritdoc cref="Add(int)"/>
    public void Add(in MetricSeries series, int count = 1) => _counters.Add(GetNumber(in series), count);

    /// <summary>Returns the current value of each series.</summary>
    public Measurement<long>[] Measure()
    {
        lock (_tags)
        {
            return [.. _tags.Select(series => new Measurement<long>(_counters.Read(series.Key), series.Value))];
        }
    }

    /// <summary>
    /// Removes the series that match a condition. Numbers are not reused: increments of a removed series are not read.
    /// </summary>
    /// <param name="prepare">Creates the condition, while no series can be added.</param>
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
