using System.Diagnostics.Metrics;
using OpenRollout.Evaluation;

namespace OpenRollout.Telemetry.Metrics;

/// <summary>The providers whose manifests are measured: from their creation until they are shut down or garbage-collected. Thread-safe.</summary>
internal static class LiveProviders
{
    private static readonly object Lock = new();
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

    public static IEnumerable<Measurement<double>> MeasureAge() => Measure((status, now) => status.AgeAt(now), tagsVersion: true);

    public static IEnumerable<Measurement<double>> MeasureStale() => Measure(StaleAt, tagsVersion: false);

    private static TimeSpan? StaleAt(ManifestStatus status, DateTimeOffset now)
        => status.StaleSince is { } since ? TimeSpan.FromTicks(Math.Max(0, (now - since).Ticks))
            : status.ServedSince is null ? null
            : TimeSpan.Zero;

    private static List<Measurement<double>> Measure(Func<ManifestStatus, DateTimeOffset, TimeSpan?> read, bool tagsVersion)
    {
        var now = TimeProvider.System.GetUtcNow();
        var sets = new HashSet<string>(StringComparer.Ordinal);
        var measurements = new List<Measurement<double>>();
        lock (Lock)
        {
            // Of several providers of one flag set, the newest one counts: the others may be about to shut down.
            for (var index = Providers.Count - 1; index >= 0; index--)
            {
                if (Providers[index].TryGetTarget(out var provider)
                    && provider.FlagSetId is { } set && provider.Status is var status && read(status, now) is { } time && sets.Add(set))
                {
                    measurements.Add(new Measurement<double>(time.TotalSeconds, Tags(set, tagsVersion ? status.Version : null)));
                }
            }
        }

        return measurements;
    }

    private static KeyValuePair<string, object?>[] Tags(string set, string? version)
    {
        KeyValuePair<string, object?>[] tags = [new(TagNames.Provider, OpenRolloutProvider.Name), new(TagNames.FlagSet, set)];
        return version is null ? tags : [.. tags, new(TagNames.Version, version)];
    }
}
