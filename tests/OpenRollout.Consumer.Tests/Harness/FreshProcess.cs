using System.Diagnostics;
using System.Runtime;
using OpenFeature;

namespace OpenRollout.Consumer.Tests;

/// <summary>A newly started application that prints the figures that <see cref="StartUpTests"/> compares.</summary>
internal static class FreshProcess
{
    /// <summary>The argument that selects counting activities. Without it, compiled methods are counted.</summary>
    public const string Activities = "activities";

    public static async Task Main(string[] args)
        => await Console.Out.WriteLineAsync(string.Join(' ', args is [Activities] ? await CountActivitiesAsync() : [await CountCompiledMethodsAsync()]));

    /// <summary>Serves a manifest, evaluates one flag, and returns the number of methods that were compiled for it.</summary>
    private static async Task<long> CountCompiledMethodsAsync()
    {
        var before = JitInfo.GetCompiledMethodCount(currentThread: false);
        var provider = new OpenRolloutProvider(Flags.EmbeddedManifest);
        await provider.ResolveBooleanValueAsync("stories", defaultValue: false);
        return JitInfo.GetCompiledMethodCount(currentThread: false) - before;
    }

    /// <summary>
    /// Evaluates flags ten times by accessor and ten times in a snapshot, and returns the number of activities without a
    /// listener, with one, and after the listener is disposed. No client has evaluated a flag before.
    /// </summary>
    private static async Task<long[]> CountActivitiesAsync()
    {
        await Api.Instance.SetProviderAsync(new OpenRolloutProvider(Flags.EmbeddedManifest));
        var started = 0;
        var counts = new List<long>();
        Evaluate();
        using (var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "OpenFeature",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => started++,
        })
        {
            ActivitySource.AddActivityListener(listener);
            Evaluate();
        }

        Evaluate();
        return [.. counts];

        void Evaluate()
        {
            started = 0;
            var snapshot = Flags.Snapshot();
            for (var time = 0; time < 10; time++)
            {
                Flags.Stories.IsEnabled();
                _ = snapshot.Stories;
            }

            counts.Add(started);
        }
    }
}
