using OpenRollout.Evaluation.Execution;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>Collects the constants of a program during compilation. Each method returns the operand of the instruction that uses the constant.</summary>
/// <param name="before">The constants of a program to which this one adds instructions; they come first. Null for a new program.</param>
internal sealed class ConstantPool(Constants? before)
{
    private readonly List<string> _strings = [];
    private ArrayBuilder<ulong> _fingerprints;
    private readonly Dictionary<string, int> _stringIndices = new(StringComparer.Ordinal);
    private readonly List<string[]> _stringLists = [];
    private readonly List<KeyList> _keyLists = [];
    private readonly List<KeySet> _keySets = [];
    private ArrayBuilder<double> _numbers;
    private readonly List<NumberLookup> _numberLookups = [];
    private readonly Dictionary<long, int> _numberIndices = [];
    private ArrayBuilder<long> _times;
    private readonly List<LinearMatcher> _patterns = [];
    private readonly Dictionary<string, int> _patternIndices = new(StringComparer.Ordinal);
    private readonly List<SemanticVersionRange> _versions = [];
    private readonly List<Percentage> _ramps = [];
    private readonly List<SplitTable> _splits = [];

    public int Add(string value)
    {
        if (!_stringIndices.TryGetValue(value, out var index))
        {
            _stringIndices.Add(value, index = Add(before?.Strings, _strings, value));
            _fingerprints.Add(Fingerprint.Of(value));
        }

        return index;
    }

    public int Add(string[] values) => Add(before?.StringLists, _stringLists, values);

    /// <summary>Adds keys, and returns whether they are looked up in a <see cref="KeyList"/> or in a <see cref="KeySet"/>.</summary>
    public (bool IsList, int Operand) Add(KeySet keys)
        => keys.List is { } list ? (true, Add(before?.KeyLists, _keyLists, list)) : (false, Add(before?.KeySets, _keySets, keys));

    public int Add(NumberLookup values) => Add(before?.NumberLookups, _numberLookups, values);

    public int Add(double value)
    {
        // By their bits, because explanations show -0 and 0 differently.
        var bits = BitConverter.DoubleToInt64Bits(value);
        if (!_numberIndices.TryGetValue(bits, out var index))
        {
            _numberIndices.Add(bits, index = (before?.Numbers.Length ?? 0) + _numbers.Count);
            _numbers.Add(value);
        }

        return index;
    }

    public int Add(long utcTicks)
    {
        _times.Add(utcTicks);
        return (before?.Times.Length ?? 0) + _times.Count - 1;
    }

    public int Add(SemanticVersionRange versions) => Add(before?.Versions, _versions, versions);

    public int Add(Percentage ramp) => Add(before?.Ramps, _ramps, ramp);

    public int Add(SplitTable split) => Add(before?.Splits, _splits, split);

    public int AddPattern(string pattern)
    {
        if (!_patternIndices.TryGetValue(pattern, out var index))
        {
            index = Add(before?.Patterns, _patterns, new LinearMatcher(pattern));
            _patternIndices.Add(pattern, index);
        }

        return index;
    }

    public Constants Build() => new()
    {
        Fingerprints = before is null ? _fingerprints.ToArray() : _fingerprints.AppendTo(before.Fingerprints),
        Strings = Append(before?.Strings, _strings),
        StringLists = Append(before?.StringLists, _stringLists),
        KeyLists = Append(before?.KeyLists, _keyLists),
        KeySets = Append(before?.KeySets, _keySets),
        Numbers = before is null ? _numbers.ToArray() : _numbers.AppendTo(before.Numbers),
        NumberLookups = Append(before?.NumberLookups, _numberLookups),
        Times = before is null ? _times.ToArray() : _times.AppendTo(before.Times),
        Patterns = Append(before?.Patterns, _patterns),
        Versions = Append(before?.Versions, _versions),
        Ramps = Append(before?.Ramps, _ramps),
        Splits = Append(before?.Splits, _splits),
    };

    private static int Add<T>(T[]? before, List<T> constants, T value)
    {
        constants.Add(value);
        return (before is null ? 0 : before.Length) + constants.Count - 1;
    }

    private static T[] Append<T>(T[]? before, List<T> constants)
        => before is null ? [.. constants] : constants.Count == 0 ? before : [.. before, .. constants];
}
