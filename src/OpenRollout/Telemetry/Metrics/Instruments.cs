using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OpenRollout.Telemetry.Metrics;

/// <summary>What is measured, under names that stay. All providers of a process share the instruments and tell themselves apart by the set of flags.</summary>
internal static class Instruments
{
    private const string Seconds = "s";

    private static readonly string? Version = typeof(Instruments).Assembly.GetName().Version?.ToString(3);

    private static readonly Meter Meter = new(OpenRolloutTelemetry.MeterName, Version);

    public static readonly ActivitySource Activities = new(OpenRolloutTelemetry.ActivitySourceName, Version ?? "");

    public static readonly ObservableCounter<long> Evaluations = Meter.CreateObservableCounter(
        "openrollout.evaluations", () => Counters.Evaluations.Measure(), "{evaluation}", "Evaluations of flags, by what they gave.");

    public static readonly ObservableCounter<long> Exposures = Meter.CreateObservableCounter(
        "openrollout.exposures", () => Counters.Exposures.Measure(), "{exposure}", "First exposures and tracked events, by what became of them.");

    public static readonly ObservableCounter<long> Reloads = Meter.CreateObservableCounter(
        "openrollout.manifest.reloads", () => Counters.Reloads.Measure(), "{reload}", "Manifests that a source gave, by what became of them.");

    public static readonly Histogram<double> ReloadDuration = CreateHistogram(
        "openrollout.manifest.reload.duration", "From a manifest's text to its first possible evaluation.", [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]);

    public static readonly Histogram<double> KillPropagation = CreateHistogram(
        "openrollout.kill.propagation", "From the writing of a manifest that switches a flag off until it is served.", [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]);

    public static readonly ObservableGauge<double> ManifestAge = Meter.CreateObservableGauge(
        "openrollout.manifest.age", LiveProviders.MeasureAge, Seconds, "How long ago the manifest that is served was last known to be current.");

    public static readonly ObservableGauge<double> StaleDuration = Meter.CreateObservableGauge(
        "openrollout.manifest.stale.duration", LiveProviders.MeasureStale, Seconds, "For how long a provider has gone on with a manifest that may be out of date, or with none; 0 while all is well.");

    /// <summary>
    /// Has evaluations watched until the result is disposed of, whether or not somebody reads their counts: so there is
    /// one question for an evaluation to ask, not one for each who may want to know.
    /// </summary>
    public static IDisposable EnableEvaluations()
    {
        var listener = new MeterListener();
        listener.EnableMeasurementEvents(Evaluations);
        return listener;
    }

    private static Histogram<double> CreateHistogram(string name, string description, double[] boundaries)
#if NET9_0_OR_GREATER
        => Meter.CreateHistogram(name, Seconds, description, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries });
#else
    {
        // Boundaries cannot be recommended there; a view of the listener's sets them.
        _ = boundaries;
        return Meter.CreateHistogram<double>(name, Seconds, description);
    }
#endif
}
