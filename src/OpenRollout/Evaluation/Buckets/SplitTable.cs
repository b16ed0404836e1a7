namespace OpenRollout.Evaluation.Buckets;

/// <summary>The variants of a split: for each the end of its range of places, and its outcome.</summary>
/// <param name="Bucketing">Where units have their places.</param>
/// <param name="Ends">For each variant the first place after its range, ascending; the last one is the sum of the weights.</param>
/// <param name="Outcomes">For each variant the index of its outcome.</param>
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
