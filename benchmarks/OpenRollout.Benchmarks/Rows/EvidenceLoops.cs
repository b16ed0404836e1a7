using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting;

namespace OpenRollout.Benchmarks;

/// <summary>Looks up and counts the users of an event, as a guardrail does.</summary>
internal static class EvidenceLoops
{
    /// <summary>The number of users after which another salt begins, so that most bits are still free.</summary>
    private const int MaximumUsers = 2_000_000;

    private static readonly WatchIdentity Watch = new("flags", null, "stories", "stories-1", "targetingKey", "errors", new WatchedDefinition("checkout.failed", 1.1m, null, 1, 1));
    private static readonly ulong Seed = UserHash.SeedOf(Watch);
    private static readonly Stratum Stratum = new(5_000, 95_000);
    private static readonly IEvidence Seen = CountAll(new LocalEvidenceStore(null).Open(Watch));
    private static readonly LocalEvidenceStore Store = CreateStore();
    private static IEvidence _new = Store.Open(Watch);
    private static ulong _number;

    public static int FindSeen()
    {
        var count = 0;
        foreach (ref readonly var user in Population.Users.AsSpan())
        {
            count += Seen.HasSeen(UserHash.For(Seed, UserHash.Of(user.Key))) ? 1 : 0;
        }

        return count;
    }

    public static int CountNew()
    {
        if (_number % MaximumUsers == 0)
        {
            var watch = Watch with { Salt = $"{_number}" };
            _new = Store.Open(watch);
            Store.Keep([watch]);
        }

        for (var user = 0; user < Population.Size; user++)
        {
            // A multiple of the golden ratio: bits that differ and are spread evenly.
            _new.Count(++_number * 0x9E37_79B9_7F4A_7C15, Stratum, RolloutArm.Control);
        }

        return Population.Size;
    }

    private static IEvidence CountAll(IEvidence evidence)
    {
        foreach (var user in Population.Users)
        {
            evidence.Count(UserHash.For(Seed, UserHash.Of(user.Key)), Stratum, RolloutArm.Treated);
        }

        return evidence;
    }

    private static LocalEvidenceStore CreateStore()
    {
        var folder = Directory.CreateTempSubdirectory("openrollout-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return new LocalEvidenceStore(folder);
    }
}
