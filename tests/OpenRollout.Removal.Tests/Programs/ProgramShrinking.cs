namespace OpenRollout.Removal.Tests;

/// <summary>Finds a small program that still fails.</summary>
internal static class ProgramShrinking
{
    private const int MaxAttempts = 400;

    /// <summary>Returns the report about the smallest program that was found.</summary>
    public static string Shrink(IReadOnlyList<int> choices, FlagForms forms)
    {
        var best = ProgramOutcome.Of([new Choices(choices)], forms).Report;
        var attempts = 0;
        for (var size = choices.Count / 2; size > 0 && attempts < MaxAttempts;)
        {
            var hasShrunk = false;
            for (var start = 0; start < choices.Count && attempts < MaxAttempts; start += size)
            {
                int[][] candidates = [[.. choices.Take(start), .. choices.Skip(start + size)], [.. choices.Select((choice, index) => index >= start && index < start + size ? 0 : choice)]];
                foreach (var candidate in candidates.Where(candidate => !candidate.SequenceEqual(choices)))
                {
                    attempts++;
                    if (ProgramOutcome.TryOf(candidate, forms) is { Different: not null } outcome)
                    {
                        (choices, best, hasShrunk) = (candidate, outcome.Report, true);
                        break;
                    }
                }
            }

            size = hasShrunk ? Math.Min(size, choices.Count) : size / 2;
        }

        return best;
    }
}
