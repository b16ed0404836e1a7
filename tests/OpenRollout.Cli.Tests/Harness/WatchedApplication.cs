using OpenFeature.Model;
using OpenRollout.Manifest;

namespace OpenRollout.Cli.Tests.Harness;

/// <summary>An application whose guardrails keep their evidence in the folder <c>state</c>.</summary>
internal static class WatchedApplication
{
    /// <summary>Runs the application until its users have had all events, or a guardrail has switched the flag off.</summary>
    /// <param name="tool">The tool, for its folder and its clock.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="flagSetId">The flag set.</param>
    /// <param name="flag">The key of the watched flag.</param>
    /// <param name="events">For each event its name, its value, and how many users with and without the feature have it.</param>
    public static async Task RunAsync(Tool tool, ManifestLayers manifest, string flagSetId, string flag, params (string Name, double? Value, int Treated, int Control)[] events)
    {
        var state = Path.Combine(tool.Folder, "state");
        var options = new OpenRolloutOptions
        {
            FlagSetId = flagSetId,
            Monitor = new GuardrailMonitor(new GuardrailOptions { StateFolder = state, TimeProvider = tool.Clock }),
            DecisionStore = new FolderDecisionStore(Path.Combine(state, "decisions")),
        };
        var provider = new OpenRolloutProvider(manifest, options);
        Assert.DoesNotContain(provider.Problems, problem => problem.IsError);
        await provider.InitializeAsync(EvaluationContext.Empty);
        await Eventually.Is(() => provider.Overview.DecisionStore is { HasBeenRead: true });
        foreach (var (name, value, treated, control) in events)
        {
            await TrackAsync(provider, flag, name, value, treated, control);
        }

        await provider.ShutdownAsync();
    }

    private static async Task TrackAsync(OpenRolloutProvider provider, string flag, string name, double? value, int treated, int control)
    {
        for (var user = 0; treated + control > 0 && !provider.Overview.Decisions.Any(); user++)
        {
            var context = EvaluationContext.Builder().SetTargetingKey($"user-{user}").Build();
            var isIn = (await provider.ResolveBooleanValueAsync(flag, false, context)).Value;
            if (!(isIn ? treated > 0 : control > 0))
            {
                continue;
            }

            provider.Track(name, context, value is { } number ? TrackingEventDetails.Builder().SetValue(number).Build() : null);
            (treated, control) = isIn ? (treated - 1, control) : (treated, control - 1);
        }
    }
}
