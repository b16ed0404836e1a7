using System.Numerics;
using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting;

namespace OpenRollout.Guardrails.Tests.Counting;

/// <summary>Compares evidence with the users who were counted.</summary>
internal static class Ledger
{
    /// <summary>Asserts that exactly these users are seen and counted.</summary>
    public static void AssertHas(CountedUsers actual, IReadOnlyCollection<CountedUser> expected)
    {
        Assert.Equal(expected.Select(user => user.Bit).Order(), Bits(actual.Seen));
        Assert.Equal(
            CountedUser.Counts(expected).OrderBy(pair => pair.Key.Treated),
            Rows(actual.Strata).Where(row => expected.Any(user => user.Stratum == row.Key)).OrderBy(pair => pair.Key.Treated));
        Assert.All(Rows(actual.Strata).Where(row => expected.All(user => user.Stratum != row.Key)), row => Assert.Equal((0, 0), row.Value));
    }

    /// <summary>Returns the bits that are set.</summary>
    public static IEnumerable<int> Bits(SeenUsers seen)
    {
        for (var page = 0; page < SeenUsers.Pages; page++)
        {
            for (var number = 0; number < seen.Page(page).Length; number++)
            {
                for (var rest = seen.Page(page)[number]; rest != 0; rest &= rest - 1)
                {
                    yield return (((page * SeenUsers.PageWords) + number) * 64) + BitOperations.TrailingZeroCount(rest);
                }
            }
        }
    }

    private static Dictionary<Stratum, (long Treated, long Control)> Rows(StratumTable table)
        => Enumerable.Range(0, table.Count).Select(number => table[number]).ToDictionary(row => row.Stratum, row => (row.Treated, row.Control));
}
