using OpenRollout.Manifest.Buckets;

namespace OpenRollout.Evaluation.Execution;

/// <summary>The variants of a split, each with its range of positions and its outcome.</summary>
/// <param name="Bucketing">Computes a unit's position.</param>
/// <param name="Ends">The first position after the range of each variant, ascending; the last one is the sum of the weights.</param>
/// <param name="Outcomes">The index of each variant's outcome.</param>
internal sealed record SplitTable(Bucketing Bucketing, int[] Ends, int[] Outcomes)
{
    public int PlaceOf(string unit) => Bucketing.Place(unit, Ends[^1]);

    public int OutcomeAt(int place)
    {
        var index = 0;
        while (place >= Ends[index])
        {
            index++;
        }

        return Outcomes[index];
    }
}
