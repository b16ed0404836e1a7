namespace OpenRollout.Evaluation;

/// <summary>The variants of a split: for each the end of its range of places, and its outcome.</summary>
/// <param name="TotalWeight">The sum of the weights.</param>
/// <param name="Ends">For each variant the first place after its range, ascending.</param>
/// <param name="Outcomes">For each variant the index of its outcome.</param>
internal sealed record SplitTable(int TotalWeight, int[] Ends, int[] Outcomes)
{
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
