using System.Text;

namespace OpenRollout.Reliability.Tests.Children;

/// <summary>A provider whose decisions are in a folder that cannot always be written.</summary>
internal sealed class DecisionScenario(string folder)
{
    private static readonly byte[] Manifest = Encoding.UTF8.GetBytes("""
        { "flags": { "known": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "all", "stages": [ { "name": "all", "audiences": [ { "percentage": 100 } ] } ] } },
          "new": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "all", "stages": [ { "name": "all", "audiences": [ { "percentage": 100 } ] } ] } } } }
        """);

    /// <summary>Adds a decision for the flag "known", while the folder can be written.</summary>
    public Task PrepareAsync() => StartAsync(provider => provider.DecideAsync(SwitchOff("known")));

    /// <summary>Asserts that known decisions apply, that a new one applies in this process only, and that both failures are reported.</summary>
    public Task HoldsWhileNotWritableAsync() => StartAsync(async provider =>
    {
        Assert.True(provider.Overview.DecisionStore!.Problem is null, provider.Overview.DecisionStore!.Problem);
        Assert.Equal((false, true), (IsOn(provider, "known"), IsOn(provider, "new")));
        // Reported at the start, before anyone decides.
        Assert.Contains("cannot be saved", Assert.Single(provider.Overview.DecisionStore!.Warnings), StringComparison.Ordinal);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => provider.DecideAsync(SwitchOff("new")));
        Assert.True(failure is IOException or UnauthorizedAccessException, failure.ToString());
        Assert.False(IsOn(provider, "new"));

        var known = provider.Overview.Decisions.Single(status => status.IsStored).Decision.Id;
        await Assert.ThrowsAnyAsync<Exception>(() => provider.WithdrawAsync(known, "maria", "mended"));
        Assert.False(IsOn(provider, "known"));
        Assert.DoesNotContain(Directory.GetFiles(folder, "*", SearchOption.AllDirectories), file => !file.EndsWith(".json", StringComparison.Ordinal));
    });

    /// <summary>Asserts that a start with a folder that can be written again reports nothing and loosens nothing.</summary>
    public Task HoldsAgainAsync() => StartAsync(async provider =>
    {
        Assert.Equal((false, true), (IsOn(provider, "known"), IsOn(provider, "new")));
        Assert.Empty(provider.Overview.DecisionStore!.Warnings);
        await provider.WithdrawAsync(provider.Overview.Decisions.Single().Decision.Id, "maria", "mended");
        Assert.True(IsOn(provider, "known"));
        await provider.DecideAsync(SwitchOff("known"));
    });

    private static RolloutDecision SwitchOff(string flag) => RolloutDecision.SwitchOff(flag, "maria", "latency");

    private static bool IsOn(OpenRolloutProvider provider, string flag)
        => provider.ResolveBooleanValueAsync(flag, false) is { IsCompletedSuccessfully: true, Result.Value: true };

    private async Task StartAsync(Func<OpenRolloutProvider, Task> act)
    {
        var provider = new OpenRolloutProvider(Manifest, new OpenRolloutOptions { DecisionStore = new FolderDecisionStore(folder) });
        await provider.WaitForManifestAsync();
        await act(provider);
        await provider.ShutdownAsync();
    }
}
