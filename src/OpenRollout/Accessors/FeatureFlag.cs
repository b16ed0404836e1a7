using OpenRollout.Manifest;
using OpenRollout.Providers;

namespace OpenRollout;

/// <summary>A flag of a manifest. Generated code creates one for each key. Thread-safe.</summary>
public abstract class FeatureFlag
{
    /// <summary>The number of the state that was used last, in the upper half, and the flag's index in it, in the lower half.</summary>
    private long _lastIndex;

    private protected FeatureFlag(FlagBinding binding, string key)
    {
        ArgumentNullException.ThrowIfNull(binding);
        ArgumentNullException.ThrowIfNull(key);
        Binding = binding;
        Key = key;
    }

    /// <summary>Gets the flag's key in the manifest.</summary>
    public string Key { get; }

    internal FlagBinding Binding { get; }

    /// <summary>Returns the flag's key.</summary>
    public override string ToString() => Key;

    /// <summary>
    /// Returns the flag's index in a state's program; -1 if the program has no flag with this key and type. Looks up the key only
    /// if another state was used last. Allocates nothing.
    /// </summary>
    internal int IndexIn(ProviderState state)
    {
        var last = Volatile.Read(ref _lastIndex);
        return (int)(last >> 32) == state.Number ? (int)last : FindIn(state);
    }

    /// <summary>Returns the name of the variant for a snapshot's user; null if there is none.</summary>
    internal abstract string? GetVariantName(in FlagSnapshot snapshot);

    /// <summary>Returns a value indicating whether this flag can have the values of a manifest's flag of a type.</summary>
    private protected abstract bool CanRead(FlagType type);

    private int FindIn(ProviderState state)
    {
        var index = state.Program.FindFlag(Key);
        if (index >= 0 && !CanRead(state.Program.GetDefinition(index).Type))
        {
            // The client, called next, reports the type mismatch.
            index = -1;
        }

        Volatile.Write(ref _lastIndex, ((long)state.Number << 32) | (uint)index);
        return index;
    }
}
