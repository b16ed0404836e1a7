using OpenFeature;
using OpenFeature.Constant;
using Spectre.Console;

namespace Stories;

/// <summary>Takes Stories from the team to everyone, stage by stage, and looks after each who has it.</summary>
internal sealed class RolloutScene(User[] users, LiveManifest manifest)
{
    private readonly User[] _users = users;
    private readonly FlagContext[] _contexts = [.. users.Select(user => user.ToContext())];
    private readonly Group[] _groups = [.. users.Select(Expectation.GroupOf)];
    private readonly LiveManifest _manifest = manifest;
    private bool[] _has = new bool[users.Length];
    private int _dropped;

    /// <summary>Runs the rollout; false where somebody dropped out, or a share is not what the manifest says.</summary>
    public async Task<bool> RunAsync()
    {
        var isAsSaid = true;
        foreach (var stage in Expectation.Stages)
        {
            if (stage != Expectation.Stages[0])
            {
                await AdvanceAsync(stage);
            }

            isAsSaid &= Look(stage);
        }

        var joined = _has.Count(has => has);
        AnsiConsole.MarkupLine($"Advancing {string.Join(" → ", Expectation.Stages)}: [green]{joined:N0} joined[/], [bold]{_dropped:N0} dropped out[/].");
        return isAsSaid && _dropped == 0;
    }

    /// <summary>Rewrites the manifest and waits until the running provider says that it serves the new one.</summary>
    private async Task AdvanceAsync(string stage)
    {
        var served = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(OpenFeature.Model.ProviderEventPayload? payload)
        {
            if (payload?.FlagsChanged?.Contains(Flags.Stories.Key) == true)
            {
                served.TrySetResult();
            }
        }

        Api.Instance.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, Note);
        _manifest.Advance(stage);
        await served.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Api.Instance.RemoveHandler(ProviderEventTypes.ProviderConfigurationChanged, Note);
    }

    private bool Look(string stage)
    {
        var has = new bool[_users.Length];
        for (var index = 0; index < _users.Length; index++)
        {
            has[index] = Flags.Stories.IsEnabled(in _contexts[index]);
            _dropped += _has[index] && !has[index] ? 1 : 0;
        }

        var report = new StageReport(stage, _users, _groups, _has, has);
        report.Show();
        _has = has;
        return report.IsAsSaid;
    }
}
