namespace OpenRollout.Manifest;

/// <summary>Checks the patterns of one manifest, each of them once: building an automaton takes a millisecond.</summary>
internal sealed class PatternCheck
{
    private readonly Dictionary<string, string?> _problems = new(StringComparer.Ordinal);

    /// <summary>Returns what is wrong with a pattern, or null.</summary>
    public string? FindProblem(string pattern)
    {
        if (!_problems.TryGetValue(pattern, out var problem))
        {
            _problems.Add(pattern, problem = LinearPattern.FindProblem(pattern));
        }

        return problem;
    }
}
