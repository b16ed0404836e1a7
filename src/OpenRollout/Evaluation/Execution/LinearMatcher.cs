using System.Text.RegularExpressions;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// A pattern, matched in time linear in the length of the input, which is limited, so that nobody's value can hold a
/// thread. Its automaton takes a millisecond to build and grows while it is used, so it is built when it is first asked.
/// Thread-safe.
/// </summary>
internal sealed class LinearMatcher(string pattern)
{
    private Regex? _regex;

    public bool IsMatch(string value) => value.Length <= PatternCondition.MaximumValueLength && Regex.IsMatch(value);

    /// <summary>Builds the automaton now, so that no evaluation has to.</summary>
    public void Prepare() => _ = Regex;

    /// <summary>Two threads may build it at once; either will do.</summary>
    private Regex Regex => _regex ??= new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
