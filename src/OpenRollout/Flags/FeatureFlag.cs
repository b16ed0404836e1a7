using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>A flag of a manifest, of whatever type. Flags are made by generated code, one for each key, and are thread-safe.</summary>
public abstract class FeatureFlag
{
    /// <summary>The state that was asked for last, by its number, in the upper half; the flag's index in it in the lower one.</summary>
    private long _lastIndex;

    private protected FeatureFlag(FlagBinding binding, string key)
    {
        ArgumentNullException.ThrowIfNull(binding);
        ArgumentNullException.ThrowIfNull(key);
        Binding = binding;
        Key = key;
    }

    /// <summary>The key by which the flag is evaluated.</summary>
    public string Key { get; }

    internal FlagBinding Binding { get; }

    /// <summary>Whether the values of a flag of the manifest can be read as this flag's.</summary>
    private protected abstract bool CanRead(FlagType type);

    /// <summary>Returns the key.</summary>
    public override string ToString() => Key;

    /// <summary>Returns the flag's index in a program, or -1 where there is none of its key and type. Looks the key up only in a program that was not asked for last, and allocates nothing then either.</summary>
    internal int IndexIn(ProviderState state)
    {
        var last = Volatile.Read(ref _lastIndex);
        return (int)(last >> 32) == state.Number ? (int)last : FindIn(state);
    }

    /// <summary>Returns the name of the variant that a snapshot's user gets; null where there is none.</summary>
    internal abstract string? VariantIn(in FlagSnapshot snapshot);

    private int FindIn(ProviderState state)
    {
        var index = state.Program.FindFlag(Key);
        if (index >= 0 && !CanRead(state.Program.GetDefinition(index).Type))
        {
            // The client says so too, and what is wrong.
            index = -1;
        }

        Volatile.Write(ref _lastIndex, ((long)state.Number << 32) | (uint)index);
        return index;
    }
}
