using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Problems;

/// <summary>Finds the known name that is most similar to a misspelled one.</summary>
internal static class NearestName
{
    /// <summary>Returns a suggestion such as <c>; did you mean 'country'?</c>, or an empty string if no known name is similar.</summary>
    public static string Suggest(string name, IEnumerable<string> known) => Find(name, known) is { } nearest ? $"; did you mean '{PlainText.Quote(nearest)}'?" : "";

    /// <summary>Returns the most similar known name, or null if none is similar enough.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        // Up to a third of the letters may differ. Names of more than 64 letters are not compared: a suggestion is not worth the time.
        var best = Math.Max(1, name.Length / 3) + 1;
        string? nearest = null;
        foreach (var candidate in name.Length <= 64 ? known : [])
        {
            if (Math.Abs(candidate.Length - name.Length) < best && Distance(name, candidate, best) is var distance && distance < best)
            {
                best = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>Returns the case-insensitive Damerau-Levenshtein distance (optimal string alignment), or <paramref name="limit"/> if it is not less.</summary>
    private static int Distance(string left, string right, int limit)
    {
        var beforeLast = new int[right.Length + 1];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var substitution = last[column - 1] + (Same(left[row - 1], right[column - 1]) ? 0 : 1);
                current[column] = Math.Min(substitution, Math.Min(last[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && Same(left[row - 1], right[column - 2]) && Same(left[row - 2], right[column - 1]))
                {
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
                }
            }

            // The distance is never less than the minimum of two rows, so most names are ruled out after a few letters.
            if (Math.Min(current.Min(), last.Min()) >= limit)
            {
                return limit;
            }

            (beforeLast, last) = (last, current);
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
