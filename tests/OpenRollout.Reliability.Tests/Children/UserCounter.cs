using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting;

namespace OpenRollout.Reliability.Tests.Children;

/// <summary>Counts users in a state folder, in the same order after each start, until it is killed or all are counted.</summary>
internal static class UserCounter
{
    public static readonly WatchIdentity Watch = new("flags", "Production", "stories", "stories-1", "targetingKey", "errors", new WatchedDefinition("checkout.failed", 1.1m, null, 1, 1));

    private static readonly Stratum[] Strata = [new(5_000, 95_000), new(20_000, 80_000), new(50_000, 50_000)];

    /// <summary>Writes often and compacts often, so that a kill meets both.</summary>
    public static LocalEvidenceOptions Options => new() { FlushInterval = TimeSpan.FromMilliseconds(1), RetryDelay = TimeSpan.FromMilliseconds(10), CompactionLength = 2_000 };

    public static async Task RunAsync(string folder, int count)
    {
        await using var store = new LocalEvidenceStore(folder, Options);
        var evidence = store.Open(Watch);
        for (var number = 0; number < count; number++)
        {
            CountOne(evidence, number);
            if (number % 100 == 0)
            {
                // Time to write, and to be killed.
                await Task.Delay(1);
            }
        }

        evidence.Decide(DateTimeOffset.UnixEpoch);
    }

    public static void CountOne(IEvidence evidence, int number)
    {
        if (!evidence.HasSeen(HashOf(number)))
        {
            evidence.Count(HashOf(number), StratumOf(number), ArmOf(number));
        }
    }

    /// <summary>Returns the counts of users by stratum, of whom only these bits are seen. Of two users with one bit, the first is counted.</summary>
    public static Dictionary<Stratum, (long Treated, long Control)> CountsOf(int count, Func<int, bool> isSeen)
    {
        var bits = new HashSet<int>();
        return Enumerable.Range(0, count)
            .Where(number => isSeen(SeenUsers.IndexOf(HashOf(number))) && bits.Add(SeenUsers.IndexOf(HashOf(number))))
            .GroupBy(StratumOf)
            .ToDictionary(users => users.Key, users => (users.LongCount(number => ArmOf(number) == RolloutArm.Treated), users.LongCount(number => ArmOf(number) == RolloutArm.Control)));
    }

    private static ulong HashOf(int number) => UserHash.For(1, UserHash.Of($"user-{number}"));

    private static Stratum StratumOf(int number) => Strata[number % Strata.Length];

    private static RolloutArm ArmOf(int number) => (number % 5) switch
    {
        0 => RolloutArm.Treated,
        1 => RolloutArm.Between,
        _ => RolloutArm.Control,
    };
}
