using System.Diagnostics.Metrics;

namespace OpenRollout.Guardrails.Telemetry;

/// <summary>The monitors whose guardrails are measured: from their first watched flag until they are shut down or garbage-collected. Thread-safe.</summary>
internal static class LiveMonitors
{
    private static readonly object Lock = new();
    private static readonly List<WeakReference<GuardrailMonitor>> Monitors = [];

    public static void Add(GuardrailMonitor monitor)
    {
        lock (Lock)
        {
            Monitors.RemoveAll(known => !known.TryGetTarget(out _));
            Monitors.Add(new WeakReference<GuardrailMonitor>(monitor));
        }

        _ = GuardrailInstruments.Observable;
    }

    public static void Remove(GuardrailMonitor monitor)
    {
        lock (Lock)
        {
            Monitors.RemoveAll(known => !known.TryGetTarget(out var target) || target == monitor);
        }
    }

    public static IEnumerable<Measurement<double>> MeasureEvidence()
        => Measure<double>(watch => [new Measurement<double>(watch.Measure().Share, GuardrailTags.Of(watch.Identity))]);

    public static IEnumerable<Measurement<long>> MeasureUsers() => Measure<long>(watch =>
    {
        var now = watch.Measure();
        return
        [
            new Measurement<long>(now.Treated, GuardrailTags.Of(watch.Identity, GuardrailTags.Arm, "treated")),
            new Measurement<long>(now.Control, GuardrailTags.Of(watch.Identity, GuardrailTags.Arm, "control")),
        ];
    });

    /// <summary>Measures the guardrails of all monitors. Of several monitors with the same guardrail, the newest one counts: the others may be about to shut down.</summary>
    private static List<Measurement<T>> Measure<T>(Func<Monitoring.GuardrailWatch, IEnumerable<Measurement<T>>> read)
        where T : struct
    {
        var known = new HashSet<(string?, string, string)>();
        var measurements = new List<Measurement<T>>();
        lock (Lock)
        {
            for (var index = Monitors.Count - 1; index >= 0; index--)
            {
                if (Monitors[index].TryGetTarget(out var monitor))
                {
                    measurements.AddRange(monitor.Watches
                        .Where(watch => known.Add((watch.Identity.FlagSetId, watch.Identity.FlagKey, watch.Identity.Guardrail)))
                        .SelectMany(read));
                }
            }
        }

        return measurements;
    }
}
