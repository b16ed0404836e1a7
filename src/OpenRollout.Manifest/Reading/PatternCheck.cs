using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Manifest.Reading;

/// <summary>Checks the patterns of a manifest, each different one once, because building an automaton takes about a millisecond.</summary>
internal sealed class PatternCheck
{
    private readonly Dictionary<string, string?> _problems = new(StringComparer.Ordinal);

    /// <summary>Returns what is wrong with a pattern, or null if it is valid.</summary>
    public string? FindProblem(string pattern)
    {
        if (!_problems.TryGetValue(pattern, out var problem))
        {
            _problems.Add(pattern, problem = LinearPattern.FindProblem(pattern));
        }

        return problem;
    }
}
