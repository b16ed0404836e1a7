using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Monitoring;

namespace OpenRollout.Guardrails.Telemetry;

/// <summary>
/// The numbers of events whose users are not compared, for the lifetime of the process: a new salt or another provider continues them, because counters
/// must not decrease. Thread-safe.
/// </summary>
internal static class UncountedTotals
{
    private static readonly ConcurrentDictionary<(string? FlagSet, string Flag, string Guardrail), Series> All = new();

    /// <summary>Adds the counts of a watch, which continues to count.</summary>
    public static void Add(WatchIdentity watch, UncountedEvents events)
        => All.GetOrAdd((watch.FlagSetId, watch.FlagKey, watch.Guardrail), static (_, identity) => new Series(identity), watch).Add(events);

    /// <summary>Keeps the final counts of a watch.</summary>
    public static void Complete(WatchIdentity watch, UncountedEvents events)
    {
        if (All.TryGetValue((watch.FlagSetId, watch.FlagKey, watch.Guardrail), out var series))
        {
            series.Complete(events);
        }
    }

    public static IEnumerable<Measurement<long>> Measure() => All.Values.SelectMany(series => series.Measure()).ToList();

    private sealed class Series(WatchIdentity identity)
    {
        private readonly List<UncountedEvents> _live = [];
        private readonly long[] _completed = new long[UncountedReason.Count];

        public void Add(UncountedEvents events)
        {
            lock (_live)
            {
                _live.Add(events);
            }
        }

        public void Complete(UncountedEvents events)
        {
            lock (_live)
            {
                if (_live.Remove(events))
                {
                    for (var reason = 0; reason < _completed.Length; reason++)
                    {
                        _completed[reason] += events.Read(reason);
                    }
                }
            }
        }

        public IReadOnlyList<Measurement<long>> Measure()
        {
            lock (_live)
            {
                return
                [
                    .. Enumerable.Range(0, _completed.Length)
                        .Select(reason => (Reason: reason, Count: _completed[reason] + _live.Sum(events => events.Read(reason))))
                        .Where(series => series.Count > 0)
                        .Select(series => new Measurement<long>(series.Count, GuardrailTags.Of(identity, GuardrailTags.Reason, NameOf(series.Reason)))),
                ];
            }
        }

        private static string NameOf(int reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(UncountedReason.NameOf(reason));
    }
}
