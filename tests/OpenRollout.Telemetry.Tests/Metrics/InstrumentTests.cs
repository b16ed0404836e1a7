using System.Diagnostics.Metrics;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Metrics;

/// <summary>Names and units are stable, because dashboards and alerts depend on them.</summary>
public sealed class InstrumentTests
{
    private static readonly string[] Known =
    [
        "ObservableGauge`1 openrollout.decisions {decision}",
        "ObservableGauge`1 openrollout.decisions.stale.duration s",
        "ObservableCounter`1 openrollout.evaluations {evaluation}",
        "ObservableCounter`1 openrollout.exposures {exposure}",
        "Histogram`1 openrollout.kill.propagation s",
        "ObservableGauge`1 openrollout.manifest.age s",
        "Histogram`1 openrollout.manifest.reload.duration s",
        "ObservableCounter`1 openrollout.manifest.reloads {reload}",
        "ObservableGauge`1 openrollout.manifest.stale.duration s",
    ];

    [Fact]
    public async Task Instruments_exist_with_their_stable_names_as_soon_as_a_provider_does()
    {
        await using var application = await Application.StartAsync();
        var found = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "OpenRollout")
            {
                found.Add(instrument);
            }
        };
        listener.Start();

        Assert.Equal(Known, found.Select(instrument => $"{instrument.GetType().Name} {instrument.Name} {instrument.Unit}").OrderBy(line => line.Split(' ')[1], StringComparer.Ordinal));
        Assert.All(found, instrument => Assert.False(string.IsNullOrEmpty(instrument.Description)));
        Assert.Single(found.Select(instrument => instrument.Meter).Distinct());
    }

    [Fact]
    public void The_names_to_listen_to_are_OpenRollout() => Assert.Equal(("OpenRollout", "OpenRollout"), (OpenRolloutTelemetry.MeterName, OpenRolloutTelemetry.ActivitySourceName));
}
