using System.Text.RegularExpressions;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>Collects the constants of a program while it is compiled; each call returns the index for an instruction.</summary>
internal sealed class ConstantPool
{
    /// <summary>Up to so many strings are compared one by one, which is faster than hashing.</summary>
    public const int ShortList = 8;

    private readonly List<string> _strings = [];
    private readonly Dictionary<string, int> _stringIndices = new(StringComparer.Ordinal);
    private readonly List<string[]> _stringLists = [];
    private readonly List<KeySet> _keySets = [];
    private readonly List<double[]> _numbers = [];
    private readonly List<long> _times = [];
    private readonly List<Regex> _patterns = [];
    private readonly Dictionary<string, int> _patternIndices = new(StringComparer.Ordinal);
    private readonly List<SemanticVersionRange> _versions = [];
    private readonly List<Percentage> _ramps = [];
    private readonly List<SplitTable> _splits = [];

    public int Add(string value)
    {
        if (!_stringIndices.TryGetValue(value, out var index))
        {
            _stringIndices.Add(value, index = Add(_strings, value));
        }

        return index;
    }

    public int Add(string[] values) => Add(_stringLists, values);

    public int Add(KeySet keys) => Add(_keySets, keys);

    public int Add(double[] values) => Add(_numbers, values);

    public int Add(long utcTicks) => Add(_times, utcTicks);

    public int Add(SemanticVersionRange versions) => Add(_versions, versions);

    public int Add(Percentage ramp) => Add(_ramps, ramp);

    public int Add(SplitTable split) => Add(_splits, split);

    /// <summary>Adds a pattern, to be matched in time linear in the length of the input, so that nobody's value can hold a thread.</summary>
    public int AddPattern(string pattern)
    {
        if (!_patternIndices.TryGetValue(pattern, out var index))
        {
            index = Add(_patterns, new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
            _patternIndices.Add(pattern, index);
        }

        return index;
    }

    public Constants Build() => new()
    {
        Strings = [.. _strings],
        StringLists = [.. _stringLists],
        KeySets = [.. _keySets],
        Numbers = [.. _numbers],
        Times = [.. _times],
        Patterns = [.. _patterns],
        Versions = [.. _versions],
        Ramps = [.. _ramps],
        Splits = [.. _splits],
    };

    private static int Add<T>(List<T> constants, T value)
    {
        constants.Add(value);
        return constants.Count - 1;
    }
}
