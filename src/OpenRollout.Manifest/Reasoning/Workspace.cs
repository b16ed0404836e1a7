using System.Text.RegularExpressions;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>The state that the searches in one manifest share: the budget, and caches of sets and patterns. Not thread-safe.</summary>
internal sealed class Workspace
{
    private const int ShortList = 16;

    /// <summary>The value of RegexOptions.NonBacktracking, which netstandard2.0 does not name.</summary>
    private const RegexOptions NonBacktracking = (RegexOptions)0x400;

    private readonly Dictionary<IReadOnlyList<string>, HashSet<string>> _sets = [];
    private readonly Dictionary<string, Regex?> _patterns = new(StringComparer.Ordinal);

    public Budget Budget { get; } = new(Budget.ForManifest);

    public bool Contains(IReadOnlyList<string> operands, string value)
    {
        if (operands.Count > ShortList)
        {
            return SetOf(operands).Contains(value);
        }

        for (var index = 0; index < operands.Count; index++)
        {
            if (operands[index] == value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Matches a pattern as the running application does. Returns null if this runtime has no linear-time engine, as
    /// another one might not finish.
    /// </summary>
    public bool? IsMatch(string pattern, string value)
    {
        if (value.Length > PatternCondition.MaximumValueLength)
        {
            return false;
        }

        Budget.Spend(1 + (((long)pattern.Length * value.Length) / 16));
        if (!_patterns.TryGetValue(pattern, out var regex))
        {
            regex = Compile(pattern);
            _patterns.Add(pattern, regex);
        }

        return regex?.IsMatch(value);
    }

    private static Regex? Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | NonBacktracking);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private HashSet<string> SetOf(IReadOnlyList<string> operands)
    {
        if (!_sets.TryGetValue(operands, out var set))
        {
            Budget.Spend(operands.Count);
            set = new HashSet<string>(operands, StringComparer.Ordinal);
            _sets.Add(operands, set);
        }

        return set;
    }
}
