using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using OpenRollout.Reliability.Tests.Children;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Decisions;

/// <summary>Processes that decide at once and are killed at any time lose no decision that was confirmed, and damage none.</summary>
[Collection(OneByOne.Name)]
public sealed class KilledDeciderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_a_kill_at_any_time_every_confirmed_decision_and_withdrawal_is_there()
    {
        var kills = Effort.Of(4, 100);
        var random = new Random(Effort.Seed);
        var confirmed = new ConcurrentQueue<string>();
        var unfinished = 0;
        var follower = await FollowAsync();
        for (var kill = 0; kill < kills; kill++)
        {
            using var first = Start(confirmed);
            using var second = Start(confirmed);
            var count = confirmed.Count;
            await Eventually.Is(() => confirmed.Count > count + 20 || first.HasExited || second.HasExited);
            await KillAsync(first, kill % 2 == 0 ? null : TimeSpan.FromMilliseconds(random.Next(100)));
            await KillAsync(second, TimeSpan.FromMilliseconds(random.Next(20)));
            unfinished += Unfinished.Length;

            var snapshot = await ReadAsync();
            Assert.Null(snapshot.Problem);
            Assert.Empty(snapshot.Warnings);
            Assert.Empty(Unfinished);
            var present = snapshot.Decisions.Select(decision => $"{DecisionWriter.Added} {decision.Id}")
                .Concat(snapshot.Withdrawals.Select(withdrawal => $"{DecisionWriter.Withdrawn} {withdrawal.DecisionId}")).ToHashSet();
            Assert.Subset(present, confirmed.ToHashSet());
        }

        var last = await ReadAsync();
        var inForce = last.Decisions.Select(decision => decision.Id).Except(last.Withdrawals.Select(withdrawal => withdrawal.DecisionId)).ToHashSet();
        await Eventually.Is(() => inForce.SetEquals(follower.Overview.Decisions.Select(status => status.Decision.Id)));
        Assert.Null(follower.Overview.DecisionStore!.Problem);
        await follower.ShutdownAsync();
        Figures.Note("32 two processes that decide at once, both killed (SIGKILL)", $"{kills:N0} of each", $"{confirmed.Count:N0} decisions and withdrawals confirmed, none lost or damaged; {unfinished:N0} files left half written, none outlived the next start; a third process followed all of them");
    }

    private string[] Unfinished => [.. Directory.GetFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories)];

    private Process Start(ConcurrentQueue<string> confirmed)
    {
        var child = Child.Start(nameof(DecisionWriter), _folder["decisions"]);
        child.OutputDataReceived += (_, line) =>
        {
            // A killed process may leave half a line.
            if (line.Data is { } text && text.Split(' ') is [DecisionWriter.Added or DecisionWriter.Withdrawn, { Length: 32 }])
            {
                confirmed.Enqueue(text);
            }
        };
        child.BeginOutputReadLine();
        return child;
    }

    private async Task KillAsync(Process child, TimeSpan? delay)
    {
        var until = Stopwatch.StartNew();
        while (delay is { } wait ? until.Elapsed < wait : Unfinished.Length == 0 && until.Elapsed < Watch.Patience)
        {
            Thread.Yield();
        }

        Assert.False(child.HasExited);
        child.Kill();
        await child.WaitForExitAsync();
    }

    private async Task<DecisionSnapshot> ReadAsync()
    {
        await using var reading = new FolderDecisionStore(_folder["decisions"]).ReadAsync(DecisionWriter.Scope, CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());
        return reading.Current;
    }

    private async Task<OpenRolloutProvider> FollowAsync()
    {
        var provider = new OpenRolloutProvider(
            new OpenRollout.Manifest.ManifestLayers(Encoding.UTF8.GetBytes(TestManifests.On()), DecisionWriter.Scope.Environment!),
            new OpenRolloutOptions { DecisionStore = new FolderDecisionStore(_folder["decisions"]), FlagSetId = DecisionWriter.Scope.FlagSetId });
        await provider.WaitForManifestAsync();
        return provider;
    }
}
