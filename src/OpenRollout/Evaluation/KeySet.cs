using System.Collections.Frozen;

namespace OpenRollout.Evaluation;

/// <summary>A set of strings, compared by code unit: a cohort's keys, or a long list of operands. Immutable and thread-safe.</summary>
public sealed class KeySet
{
    private readonly FrozenSet<string> _keys;
    private readonly ulong _signature;

    /// <summary>Makes a set.</summary>
    /// <param name="keys">The keys; one that stands there twice counts once.</param>
    public KeySet(IEnumerable<string> keys)
    {
        _keys = keys.ToFrozenSet(StringComparer.Ordinal);
        foreach (var key in _keys)
        {
            // The order in which a set gives its keys may differ from load to load, so their sum stands for them.
            var single = new Signature();
            single.Add(key);
            _signature += single.Value;
        }
    }

    /// <summary>The set without keys.</summary>
    public static KeySet Empty { get; } = new([]);

    /// <summary>The number of keys.</summary>
    public int Count => _keys.Count;

    /// <summary>Whether a key is in the set. Allocates nothing.</summary>
    public bool Contains(string key) => _keys.Contains(key);

    /// <summary>Adds the set to a signature.</summary>
    internal void AddTo(ref Signature signature)
    {
        signature.Add(_signature);
        signature.Add((ulong)_keys.Count);
    }
}
