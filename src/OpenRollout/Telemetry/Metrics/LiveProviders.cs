using System.Diagnostics.Metrics;
using OpenRollout.Evaluation;

namespace OpenRollout.Telemetry.Metrics;

/// <summary>The providers whose manifests are measured: from their creation until they are shut down or garbage-collected. Thread-safe.</summary>
internal static class LiveProviders
{
    private static readonly object Lock = new();
    private static readonly DecisionEffect[] EffectsInForce = [DecisionEffect.Off, DecisionEffect.Hold];
    private static readonly List<WeakReference<OpenRolloutProvider>> Providers = [];

    public static void Add(OpenRolloutProvider provider)
    {
        lock (Lock)
        {
            Providers.RemoveAll(known => !known.TryGetTarget(out _));
            Providers.Add(new WeakReference<OpenRolloutProvider>(provider));
        }
    }

    public static void Remove(OpenRolloutProvider provider)
    {
        lock (Lock)
        {
            Providers.RemoveAll(known => !known.TryGetTarget(out var target) || target == provider);
        }
    }

    /// <summary>Returns the programs that the providers of a flag set currently serve.</summary>
    public static IReadOnlyList<RolloutProgram> ProgramsOf(string flagSet)
    {
        var programs = new List<RolloutProgram>();
        lock (Lock)
        {
            foreach (var known in Providers)
            {
                if (known.TryGetTarget(out var provider) && provider.FlagSetId == flagSet && provider.Program is { } program)
                {
                    programs.Add(program);
                }
            }
        }

        return programs;
    }

    public static IEnumerable<Measurement<double>> MeasureAge()
    {
        var now = TimeProvider.System.GetUtcNow();
        return Measure<double>((set, overview) => overview.Status.AgeAt(now) is { } age
            ? [new Measurement<double>(age.TotalSeconds, [.. TagsOf(set), new(TagNames.Version, overview.Status.Version), .. EnvironmentOf(overview)])]
            : []);
    }

    public static IEnumerable<Measurement<double>> MeasureStale()
    {
        var now = TimeProvider.System.GetUtcNow();
        return Measure<double>((set, overview) => overview.Status is { ServedSince: null, StaleSince: null } ? []
            : [new Measurement<double>(SecondsSince(overview.Status.StaleSince, now), TagsOf(set))]);
    }

    public static IEnumerable<Measurement<long>> MeasureDecisions() => Measure<long>((set, overview) => overview is { DecisionStore: null, Decisions.Count: 0 } ? []
        : EffectsInForce.Select(effect => new Measurement<long>(
            overview.Decisions.Count(decision => decision.Effect == effect),
            [.. TagsOf(set), new(TagNames.DecisionEffect, effect == DecisionEffect.Off ? "off" : "hold")])));

    public static IEnumerable<Measurement<double>> MeasureStaleDecisions()
    {
        var now = TimeProvider.System.GetUtcNow();
        return Measure<double>((set, overview) => overview.DecisionStore is { } store
            ? [new Measurement<double>(SecondsSince(store.StaleSince, now), TagsOf(set))]
            : []);
    }

    /// <summary>Measures the providers. Of several providers of one flag set, the newest one with a measurement counts: the others may be about to shut down.</summary>
    private static List<Measurement<T>> Measure<T>(Func<string, RolloutOverview, IEnumerable<Measurement<T>>> read)
        where T : struct
    {
        var sets = new HashSet<string>(StringComparer.Ordinal);
        var measurements = new List<Measurement<T>>();
        lock (Lock)
        {
            for (var index = Providers.Count - 1; index >= 0; index--)
            {
                if (Providers[index].TryGetTarget(out var provider) && provider.FlagSetId is { } set && !sets.Contains(set))
                {
                    var count = measurements.Count;
                    measurements.AddRange(read(set, provider.Overview));
                    if (measurements.Count > count)
                    {
                        sets.Add(set);
                    }
                }
            }
        }

        return measurements;
    }

    private static double SecondsSince(DateTimeOffset? time, DateTimeOffset now) => time is { } since ? Math.Max(0, (now - since).TotalSeconds) : 0;

    private static KeyValuePair<string, object?>[] TagsOf(string set) => [new(TagNames.Provider, OpenRolloutProvider.Name), new(TagNames.FlagSet, set)];

    private static KeyValuePair<string, object?>[] EnvironmentOf(RolloutOverview overview)
        => overview.Status.Environment is { } environment ? [new(TagNames.Environment, environment)] : [];
}
