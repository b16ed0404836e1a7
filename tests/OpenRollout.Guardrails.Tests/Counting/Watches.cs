using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Counting.Journals;

namespace OpenRollout.Guardrails.Tests.Counting;

/// <summary>Watches and users for tests.</summary>
internal static class Watches
{
    public static readonly WatchIdentity Checkout = new("flags", "Production", "stories", "stories-1", "targetingKey", "checkout-errors", new WatchedDefinition("checkout.failed", 1.1m, null, 1, 2));

    public static readonly Stratum Fifth = new(20_000, 80_000);

    /// <summary>The strata of a rollout with a split and a ramp.</summary>
    public static readonly Stratum[] Strata = [new(5_000, 95_000), Fifth, new(50_000, 50_000), new(1L << 60, 1)];

    /// <summary>Returns the hash of a user for a watch.</summary>
    public static ulong UserOf(WatchIdentity watch, int number) => UserHash.For(UserHash.SeedOf(watch), UserHash.Of($"user-{number}"));

    /// <summary>Returns the path of a watch's journal in a state folder.</summary>
    public static string JournalOf(string folder, WatchIdentity watch)
    {
        using var scope = new StateFolder(folder, watch.FlagSetId, watch.Environment);
        return scope.PathOf(watch);
    }

    /// <summary>Returns the bytes of a journal that has these users, each in a frame of its own, after a compact part.</summary>
    public static byte[] WriteJournal(IReadOnlyList<CountedUser> compact, IReadOnlyList<CountedUser> appended)
    {
        var users = new CountedUsers(Checkout, new MemoryLimit(long.MaxValue));
        Apply(users, compact);
        var all = new JournalItems();
        all.AddAll(users);
        List<byte> bytes = [.. JournalFormat.CreateHeader(Checkout, out var checksum), .. JournalFormat.CreateFrame(all.Bytes, ref checksum)];
        foreach (var user in appended)
        {
            var items = new JournalItems();
            var number = users.Strata.Find(user.Stratum);
            if (number < 0)
            {
                number = users.Strata.Add(user.Stratum);
                items.AddStratum(users.Strata[number]);
            }

            items.AddUser(user.Bit, number, user.Arm);
            bytes.AddRange(JournalFormat.CreateFrame(items.Bytes, ref checksum));
        }

        return [.. bytes];
    }

    /// <summary>Counts users without a store.</summary>
    public static void Apply(CountedUsers users, IEnumerable<CountedUser> counted)
    {
        foreach (var user in counted)
        {
            Assert.True(users.TryReserve(user.Bit));
            var number = users.Strata.Find(user.Stratum);
            users.Count(user.Bit, number >= 0 ? number : users.Strata.Add(user.Stratum), user.Arm);
        }
    }
}
