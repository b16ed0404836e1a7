using System.Diagnostics.Metrics;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout.Guardrails.Telemetry;

/// <summary>The instruments of guardrails, on the meter of the runtime. Their names are stable.</summary>
internal static class GuardrailInstruments
{
    private static readonly ObservableGauge<double> Evidence = Instruments.Meter.CreateObservableGauge(
        "openrollout.guardrail.evidence", LiveMonitors.MeasureEvidence, "1", "Evidence of a guardrail for harm, as a share of its threshold.");

    private static readonly ObservableGauge<long> Users = Instruments.Meter.CreateObservableGauge(
        "openrollout.guardrail.users", LiveMonitors.MeasureUsers, "{user}", "Users whom a guardrail has counted since the flag has its salt, by arm.");

    private static readonly ObservableCounter<long> Uncounted = Instruments.Meter.CreateObservableCounter(
        "openrollout.guardrail.uncounted", UncountedTotals.Measure, "{event}", "Events of users whom a guardrail does not compare, by reason.");

    private static readonly Counter<long> Alarms = Instruments.Meter.CreateCounter<long>(
        "openrollout.guardrail.alarms", "{alarm}", "Alarms of guardrails by outcome.");

    /// <summary>Gets the instruments that are measured on request. Reading it registers all instruments.</summary>
    public static IReadOnlyList<Instrument> Observable { get; } = [Evidence, Users, Uncounted];

    public static void AddAlarm(WatchIdentity watch, bool isDecision)
        => Alarms.Add(1, GuardrailTags.Of(watch, GuardrailTags.Outcome, isDecision ? "decided" : "told"));
}
