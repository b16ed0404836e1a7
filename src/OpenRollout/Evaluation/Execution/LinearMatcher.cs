using System.Text.RegularExpressions;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// Matches a pattern in time linear in the length of the value, which is limited, so that no value can block a thread. The
/// automaton takes a millisecond to build and grows with use, so it is built at the first match. Thread-safe.
/// </summary>
internal sealed class LinearMatcher(string pattern)
{
    private Regex? _regex;

    public bool IsMatch(string value) => value.Length <= PatternCondition.MaximumValueLength && Regex.IsMatch(value);

    /// <summary>Builds the automaton in advance, so that no evaluation has to.</summary>
    public void Prepare() => _ = Regex;

    /// <summary>Gets the automaton. Two threads may build it at the same time; both results are equal.</summary>
    private Regex Regex => _regex ??= new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
