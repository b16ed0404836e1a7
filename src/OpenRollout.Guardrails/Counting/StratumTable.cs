using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Counting;

/// <summary>The numbers of counted users by stratum. Strata are numbered in the order in which they appear. Not thread-safe.</summary>
internal sealed class StratumTable
{
    /// <summary>The maximum number of strata: far more than the stages of a rollout and the cells of its ramps.</summary>
    public const int Capacity = 4096;

    private readonly Dictionary<Stratum, int> _numbers = [];
    private readonly List<Row> _rows = [];

    /// <summary>Gets the number of strata.</summary>
    public int Count => _rows.Count;

    /// <summary>Gets the counts of a stratum.</summary>
    public Row this[int number] => _rows[number];

    /// <summary>Returns the number of a stratum; -1 if it has not appeared.</summary>
    public int Find(Stratum stratum) => _numbers.TryGetValue(stratum, out var number) ? number : -1;

    /// <summary>Adds a stratum with counts.</summary>
    /// <returns>Its number.</returns>
    public int Add(Stratum stratum, long treated = 0, long control = 0)
    {
        _numbers.Add(stratum, _rows.Count);
        _rows.Add(new Row(stratum, treated, control));
        return _rows.Count - 1;
    }

    /// <summary>Counts a user of an arm; <see cref="RolloutArm.Between"/> changes no count.</summary>
    /// <returns>Whether a count has changed.</returns>
    public bool Increment(int number, RolloutArm arm)
    {
        var row = _rows[number];
        _rows[number] = arm switch
        {
            RolloutArm.Treated => row with { Treated = row.Treated + 1 },
            RolloutArm.Control => row with { Control = row.Control + 1 },
            _ => row,
        };
        return arm is RolloutArm.Treated or RolloutArm.Control;
    }

    /// <summary>Copies the counts.</summary>
    public StratumCounts[] ToCounts() => [.. _rows.Select(row => new StratumCounts(row.Stratum.Share, row.Treated, row.Control))];

    /// <summary>The counts of a stratum.</summary>
    /// <param name="Stratum">The stratum.</param>
    /// <param name="Treated">The number of counted users who have the feature.</param>
    /// <param name="Control">The number of counted users who do not have it.</param>
    internal readonly record struct Row(Stratum Stratum, long Treated, long Control);
}
