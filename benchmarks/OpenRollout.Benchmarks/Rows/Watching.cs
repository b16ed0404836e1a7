using System.Diagnostics.Metrics;
using OpenFeature;
using OpenFeature.Isolated;

namespace OpenRollout.Benchmarks;

/// <summary>An observer of evaluations; disposing ends it.</summary>
/// <param name="Subject">The work during which evaluations are observed.</param>
/// <param name="End">Ends the observation.</param>
internal sealed record Watching(Workload Subject, IDisposable End) : IDisposable
{
    /// <summary>Observes evaluations like an exporter of metrics.</summary>
    public static Watching Counts()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "openrollout.evaluations")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.Start();
        return new Watching(Loops.TypedSnapshot, listener);
    }

    /// <summary>Observes exposures by a sink that already has all of them, so that only the lookup of known exposures is measured.</summary>
    public static Watching Exposures()
    {
        var provider = new OpenRolloutProvider(Flags.EmbeddedManifest, new OpenRolloutOptions { Exposures = new IdleSink() });
        var api = OpenFeatureFactory.CreateIsolated();
        api.SetProviderAsync(provider).GetAwaiter().GetResult();
        api.GetClient().GetBooleanValueAsync("stories", false).GetAwaiter().GetResult();
        var binding = new FlagBinding();
        binding.Bind(api);
        FlagSnapshot[] snapshots = [.. Population.FlagContexts.Select(context => FlagSnapshot.Take(binding, in context))];
        return new Watching(() => Count(snapshots), new Shutdown(api));
    }

    public void Dispose() => End.Dispose();

    private static int Count(FlagSnapshot[] snapshots)
    {
        var count = 0;
        foreach (ref readonly var snapshot in snapshots.AsSpan())
        {
            count += snapshot.Get(Flags.Stories) ? 1 : 0;
        }

        return count;
    }

    private sealed class IdleSink : IExposureSink
    {
        public ValueTask ExposedAsync(IReadOnlyList<Exposure> exposures, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    private sealed class Shutdown(Api api) : IDisposable
    {
        public void Dispose() => api.ShutdownAsync().GetAwaiter().GetResult();
    }
}
