using OpenRollout.Evaluation.Execution;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>Collects the constants of a program during compilation. Each method returns the operand of the instruction that uses the constant.</summary>
internal sealed class ConstantPool
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
            _stringIndices.Add(value, index = Add(_strings, value));
            _fingerprints.Add(Fingerprint.Of(value));
        }

        return index;
    }

    public int Add(string[] values) => Add(_stringLists, values);

    /// <summary>Adds keys, and returns whether they are looked up in a <see cref="KeyList"/> or in a <see cref="KeySet"/>.</summary>
    public (bool IsList, int Operand) Add(KeySet keys)
        => keys.List is { } list ? (true, Add(_keyLists, list)) : (false, Add(_keySets, keys));

    public int Add(NumberLookup values) => Add(_numberLookups, values);

    public int Add(double value)
    {
        // By their bits, because explanations show -0 and 0 differently.
        var bits = BitConverter.DoubleToInt64Bits(value);
        if (!_numberIndices.TryGetValue(bits, out var index))
        {
            _numberIndices.Add(bits, index = _numbers.Count);
            _numbers.Add(value);
        }

        return index;
    }

    public int Add(long utcTicks)
    {
        _times.Add(utcTicks);
        return _times.Count - 1;
    }

    public int Add(SemanticVersionRange versions) => Add(_versions, versions);

    public int Add(Percentage ramp) => Add(_ramps, ramp);

    public int Add(SplitTable split) => Add(_splits, split);

    public int AddPattern(string pattern)
    {
        if (!_patternIndices.TryGetValue(pattern, out var index))
        {
            index = Add(_patterns, new LinearMatcher(pattern));
            _patternIndices.Add(pattern, index);
        }

        return index;
    }

    public Constants Build() => new()
    {
        Fingerprints = _fingerprints.ToArray(),
        Strings = [.. _strings],
        StringLists = [.. _stringLists],
        KeyLists = [.. _keyLists],
        KeySets = [.. _keySets],
        Numbers = _numbers.ToArray(),
        NumberLookups = [.. _numberLookups],
        Times = _times.ToArray(),
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
