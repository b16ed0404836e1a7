using System.Collections.Concurrent;
using System.Globalization;
using OpenRollout.Guardrails.Tests.Harness;
using Xunit.Abstractions;

namespace OpenRollout.Guardrails.Tests.Simulation;

/// <summary>
/// Simulates whole rollouts through the provider: evaluating, tracking, deciding. The seeds are fixed, so a run always has the same result. The
/// environment variable OPENROLLOUT_LONG_SIMULATION=1 takes larger rollouts.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    /// <summary>The p-value below which the number of false alarms contradicts the stated bound.</summary>
    private const double Significance = 0.01;

    private const int HarmlessRollouts = 2_000;
    private const int HarmfulRollouts = 200;
    private const double FalseAlarms = 5;
    private const double MedianTolerance = 0.2;

    /// <summary>The median of users until the alarm for a ratio of 3 at a base of 1 % and half of the users, from the table.</summary>
    private const double MedianUsers = 2_180;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("OPENROLLOUT_LONG_SIMULATION") == "1";

    [Fact]
    public async Task Harmless_rollouts_are_stopped_at_most_as_often_as_stated()
    {
        var population = new SimulatedPopulation(IsLong ? 10_000 : 300);
        double[] stages = [1, 5, 25, 50];
        var stopped = new ConcurrentBag<int>();
        var (events, users) = (0L, 0L);
        await Parallel.ForEachAsync(Enumerable.Range(0, HarmlessRollouts), async (run, _) =>
        {
            var salt = Salt("harmless", run);
            var random = new Random(run);
            await using var rollout = await Rollout.StartAsync(Harmless(stages[0], salt));
            foreach (var percentage in stages)
            {
                if (percentage > stages[0])
                {
                    rollout.Provider.Update(Harmless(percentage, salt));
                }

                Interlocked.Add(ref events, population.Visit(rollout, risk: 0.1, random));
            }

            var counts = rollout.Monitor.Watches[0].Measure();
            Interlocked.Add(ref users, counts.Treated + counts.Control);
            if (rollout.IsStopped)
            {
                stopped.Add(run);
            }
        });

        var probability = BinomialTest.AtLeast(stopped.Count, HarmlessRollouts, FalseAlarms / 100);
        output.WriteLine($"{stopped.Count} of {HarmlessRollouts} harmless rollouts of {population.Size} users stopped ({100.0 * stopped.Count / HarmlessRollouts:0.00} %, stated: {FalseAlarms} %); {users} users counted in {events} events; p = {probability:0.###}");
        Assert.True(probability >= Significance, $"{stopped.Count} of {HarmlessRollouts} harmless rollouts were stopped, although at most {FalseAlarms} % are stated.");
        // Otherwise the test could not fail.
        Assert.NotEmpty(stopped);
        Assert.True(events > 2 * users);
    }

    [Fact]
    public async Task Harmful_rollouts_are_all_stopped_as_soon_as_the_table_says()
    {
        const double Base = 0.01;
        const double Ratio = 3;
        var population = new SimulatedPopulation(IsLong ? 60_000 : 20_000);
        var users = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(Enumerable.Range(0, HarmfulRollouts), async (run, _) =>
        {
            var random = new Random(run);
            await using var rollout = await Rollout.StartAsync(Rollout.Manifest(50, Salt("harmful", run)));
            // Each rollout has other users, in the order in which they come.
            var first = random.Next(population.Size);
            for (var count = 1; count <= population.Size && !rollout.IsStopped; count++)
            {
                var user = population[(first + count) % population.Size];
                var isTreated = rollout.Provider.ResolveBooleanValueAsync("stories", false, user, CancellationToken.None).Result.Value;
                if (random.NextDouble() < (isTreated ? Ratio * Base : Base))
                {
                    rollout.Provider.Track("checkout.failed", user);
                    rollout.Provider.Track("checkout.failed", user);
                }

                if (rollout.IsStopped)
                {
                    users.Add(count);
                }
            }
        });

        int[] sorted = [.. users.Order()];
        Assert.Equal(HarmfulRollouts, sorted.Length);
        var median = (sorted[(HarmfulRollouts / 2) - 1] + sorted[HarmfulRollouts / 2]) / 2.0;
        output.WriteLine($"{sorted.Length} of {HarmfulRollouts} harmful rollouts stopped; users until then: median {median}, 90th percentile {sorted[HarmfulRollouts * 9 / 10]}, most {sorted[^1]}");
        Assert.InRange(median, (1 - MedianTolerance) * MedianUsers, (1 + MedianTolerance) * MedianUsers);
    }

    /// <summary>Tolerates no difference at all, so that false alarms are most likely.</summary>
    private static string Harmless(double percentage, string salt)
        => Rollout.Manifest(percentage, salt, guardrail: """ "event": "checkout.failed", "ratio": 1 """, falseAlarms: FalseAlarms);

    private static string Salt(string kind, int run) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{run}");
}
