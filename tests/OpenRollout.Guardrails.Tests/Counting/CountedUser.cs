using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting;

namespace OpenRollout.Guardrails.Tests.Counting;

/// <summary>A user as a guardrail counts one.</summary>
internal readonly record struct CountedUser(int Bit, Stratum Stratum, RolloutArm Arm)
{
    public ulong Hash => (ulong)Bit << (64 - SeenUsers.IndexBits);

    /// <summary>Draws users with different bits. Few pages, so that some have many users.</summary>
    public static List<CountedUser> DrawSome(Draw draw, int maximum)
    {
        var users = new Dictionary<int, CountedUser>();
        for (var count = draw.Between(0, maximum); count > 0; count--)
        {
            var bit = (draw.Between(0, 2) * 5_000_000) + draw.Between(0, 3_000);
            users.TryAdd(bit, new CountedUser(bit, draw.Pick(Watches.Strata), draw.Pick([RolloutArm.Treated, RolloutArm.Control, RolloutArm.Control, RolloutArm.Between])));
        }

        return [.. users.Values];
    }

    /// <summary>Returns the counts of users by stratum.</summary>
    public static Dictionary<Stratum, (long Treated, long Control)> Counts(IEnumerable<CountedUser> users)
        => users.GroupBy(user => user.Stratum).ToDictionary(
            stratum => stratum.Key,
            stratum => (stratum.LongCount(user => user.Arm == RolloutArm.Treated), stratum.LongCount(user => user.Arm == RolloutArm.Control)));
}
