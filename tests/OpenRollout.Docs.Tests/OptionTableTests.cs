using System.Diagnostics.Metrics;
using System.Reflection;
using OpenRollout.Hosting;

namespace OpenRollout.Docs.Tests;

/// <summary>The pages list every option, every property of the status and every instrument.</summary>
public sealed class OptionTableTests
{
    [Theory]
    [InlineData("sources.md", typeof(HttpManifestOptions))]
    [InlineData("sources.md", typeof(ManifestStatus))]
    [InlineData("telemetry.md", typeof(ExposureOptions))]
    [InlineData("hosting.md", typeof(OpenRolloutHostingOptions))]
    [InlineData("hosting.md", typeof(RequiredManifest))]
    public void Every_member_has_a_row(string page, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var rows = RowsOf(page);
        var names = type.IsEnum
            ? Enum.GetNames(type)
            : type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name);
        foreach (var name in names)
        {
            Assert.Contains(rows, row => row.StartsWith($"| `{name}`", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_instrument_has_a_row_with_its_kind_and_unit()
    {
        // A watched flag registers the instruments of guardrails.
        _ = new OpenRolloutProvider(
            """
            { "guardrails": { "g": { "event": "e" } }, "flags": { "f": { "flagType": "boolean", "defaultValue": false,
              "rollout": { "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": 5 }] }], "watch": { "guardrails": ["g"] } } } } }
            """u8,
            new OpenRolloutOptions { Monitor = new GuardrailMonitor() });
        var instruments = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == OpenRolloutTelemetry.MeterName)
            {
                instruments.Add(instrument);
            }
        };
        listener.Start();

        var rows = RowsOf("telemetry.md");
        Assert.Contains(instruments, instrument => instrument.Name.StartsWith("openrollout.guardrail.", StringComparison.Ordinal));
        Assert.All(instruments, instrument => Assert.Contains(rows, row => row.StartsWith($"| `{instrument.Name}` | {KindOf(instrument)}, `{instrument.Unit}` |", StringComparison.Ordinal)));
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        ObservableCounter<long> or Counter<long> => "counter",
        ObservableGauge<double> or ObservableGauge<long> => "gauge",
        Histogram<double> => "histogram",
        _ => throw new NotSupportedException(instrument.Name),
    };

    private static string[] RowsOf(string page) => [.. Pages.Lines(page).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
}
