using System.Diagnostics;
using System.Runtime.CompilerServices;
using OpenFeature.Model;

namespace OpenRollout.Benchmarks;

/// <summary>Switches a flag off, from the call to its return, at which the decision is in force. Each decision is withdrawn before the next one.</summary>
internal sealed class DecisionRow : Row
{
    private const int Rounds = 301;

    /// <summary>Gets the number of flags.</summary>
    public required int FlagCount { get; init; }

    /// <summary>Gets the maximum time in nanoseconds.</summary>
    public required double MostTime { get; init; }

    public override Line Measure()
    {
        var provider = new OpenRolloutProvider(ManyFlags.MakeManifest(ManyFlags.Rules.Take(FlagCount)), new OpenRolloutOptions { DecisionStore = new Store() });
        var user = EvaluationContext.Builder().Set("targetingKey", "user-00001").Set("employee", true).Build();
        provider.WaitForManifestAsync().GetAwaiter().GetResult();
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var key = ManyFlags.Rules[(round * 7) % FlagCount].Key;
            var decision = RolloutDecision.SwitchOff(key, "guardrail checkout-errors", "fails");
            var wasOn = IsOn(provider, key, user);
            var start = Stopwatch.GetTimestamp();
            var decided = provider.DecideAsync(decision);
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            if (!wasOn || !decided.IsCompletedSuccessfully || IsOn(provider, key, user))
            {
                throw new InvalidOperationException($"'{key}' was off before, or is still on.");
            }

            provider.WithdrawAsync(decision.Id, "maria", "mended").GetAwaiter().GetResult();
        }

        provider.ShutdownAsync().GetAwaiter().GetResult();
        // The first ones compile the code.
        double[] warm = [.. times.Skip(Rounds / 3).Order()];
        var median = Median.Of(warm);
        return new Line(Name, Words.Time(median), $"99 of 100: {Words.Time(warm[warm.Length * 99 / 100])}", "", "", $"≤ {Words.Time(MostTime)}", median <= MostTime);
    }

    private static bool IsOn(OpenRolloutProvider provider, string key, EvaluationContext user)
        => provider.ResolveBooleanValueAsync(key, false, user).GetAwaiter().GetResult().Value;

    /// <summary>A store that is empty and takes each decision at once.</summary>
    private sealed class Store : IDecisionStore
    {
        public async IAsyncEnumerable<DecisionSnapshot> ReadAsync(DecisionScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new DecisionSnapshot([], []);
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        public Task AddAsync(DecisionScope scope, RolloutDecision decision, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task WithdrawAsync(DecisionScope scope, DecisionWithdrawal withdrawal, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
