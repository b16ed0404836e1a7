using OpenFeature;
using OpenFeature.Constant;
using Spectre.Console;

namespace Stories;

/// <summary>Rolls Stories out from the team to everyone, stage by stage, and reports after each stage who has it.</summary>
internal sealed class RolloutScene(User[] users, LiveManifest manifest)
{
    private readonly FlagContext[] _contexts = [.. users.Select(user => user.ToContext())];
    private readonly Group[] _groups = [.. users.Select(Expectation.GroupOf)];
    private bool[] _has = new bool[users.Length];
    private int _dropped;

    /// <summary>Runs the rollout. Returns false if a user dropped out, or a share differs from the manifest.</summary>
    public async Task<bool> RunAsync()
    {
        var isExpected = true;
        foreach (var stage in Expectation.Stages)
        {
            if (stage != Expectation.Stages[0])
            {
                await AdvanceAsync(stage);
            }

            isExpected &= Report(stage);
        }

        var joined = _has.Count(has => has);
        AnsiConsole.MarkupLine($"Advancing {string.Join(" → ", Expectation.Stages)}: [green]{joined:N0} joined[/], [bold]{_dropped:N0} dropped out[/].");
        return isExpected && _dropped == 0;
    }

    /// <summary>Rewrites the manifest and waits for the event by which the provider reports that it serves the new one.</summary>
    private async Task AdvanceAsync(string stage)
    {
        var served = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnChanged(OpenFeature.Model.ProviderEventPayload? payload)
        {
            if (payload?.FlagsChanged?.Contains(Flags.Stories.Key) == true)
            {
                served.TrySetResult();
            }
        }

        Api.Instance.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, OnChanged);
        manifest.Advance(stage);
        await served.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Api.Instance.RemoveHandler(ProviderEventTypes.ProviderConfigurationChanged, OnChanged);
    }

    private bool Report(string stage)
    {
        var has = new bool[users.Length];
        for (var index = 0; index < users.Length; index++)
        {
            has[index] = Flags.Stories.IsEnabled(in _contexts[index]);
            _dropped += _has[index] && !has[index] ? 1 : 0;
        }

        var report = new StageReport(stage, users, _groups, _has, has);
        report.Show();
        _has = has;
        return report.IsExpected;
    }
}
