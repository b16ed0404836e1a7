using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OpenRollout.Telemetry.Metrics;

/// <summary>The instruments and the activity source. Their names are stable. All providers of a process share them and are distinguished by the flag set.</summary>
internal static class Instruments
{
    private const string Seconds = "s";

    private static readonly string? Version = typeof(Instruments).Assembly.GetName().Version?.ToString(3);

    public static readonly Meter Meter = new(OpenRolloutTelemetry.MeterName, Version);

    public static readonly ActivitySource Activities = new(OpenRolloutTelemetry.ActivitySourceName, Version ?? "");

    public static readonly ObservableCounter<long> Evaluations = Meter.CreateObservableCounter(
        "openrollout.evaluations", () => Counters.Evaluations.Measure(), "{evaluation}", "Flag evaluations by flag, variant, reason and stage.");

    public static readonly ObservableCounter<long> Exposures = Meter.CreateObservableCounter(
        "openrollout.exposures", () => Counters.Exposures.Measure(), "{exposure}", "First exposures and tracked events by their outcome.");

    public static readonly ObservableCounter<long> Reloads = Meter.CreateObservableCounter(
        "openrollout.manifest.reloads", () => Counters.Reloads.Measure(), "{reload}", "Manifests from a source by their outcome.");

    public static readonly Histogram<double> ReloadDuration = CreateHistogram(
        "openrollout.manifest.reload.duration", "Time from the text of a manifest until it is served.", [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]);

    public static readonly Histogram<double> KillPropagation = CreateHistogram(
        "openrollout.kill.propagation", "Time from the writing of a manifest that switches a flag off until it is served.", [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]);

    public static readonly ObservableGauge<double> ManifestAge = Meter.CreateObservableGauge(
        "openrollout.manifest.age", LiveProviders.MeasureAge, Seconds, "Time since the served manifest was last known to be current.");

    public static readonly ObservableGauge<double> StaleDuration = Meter.CreateObservableGauge(
        "openrollout.manifest.stale.duration", LiveProviders.MeasureStale, Seconds, "Time since which a provider serves a manifest that may be out of date, or none; 0 while it is current.");

    public static readonly ObservableGauge<long> Decisions = Meter.CreateObservableGauge(
        "openrollout.decisions", LiveProviders.MeasureDecisions, "{decision}", "Decisions in force by their effect.");

    public static readonly ObservableGauge<double> DecisionsStaleDuration = Meter.CreateObservableGauge(
        "openrollout.decisions.stale.duration", LiveProviders.MeasureStaleDecisions, Seconds, "Time since which a provider may not know all decisions of its store; 0 while it does.");

    /// <summary>
    /// Enables the recording of evaluations until the result is disposed, even if no listener reads their counts. An
    /// evaluation therefore checks a single condition for counts and exposures.
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
        // .NET 8 has no advice for boundaries; set them with a view of the listener.
        _ = boundaries;
        return Meter.CreateHistogram<double>(name, Seconds, description);
    }
#endif
}
