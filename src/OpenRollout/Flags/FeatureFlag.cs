namespace OpenRollout;

/// <summary>A flag of a manifest, of whatever type. Flags are made by generated code, one for each key, and are thread-safe.</summary>
public abstract class FeatureFlag
{
    private volatile FlagIndex? _lastIndex;

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

    /// <summary>Returns the key.</summary>
    public override string ToString() => Key;

    /// <summary>Returns the flag's index in a program, or -1. Looks the key up only in a program that was not asked for last.</summary>
    internal int IndexIn(ProviderState state)
    {
        var last = _lastIndex;
        if (last is null || !ReferenceEquals(last.Identity, state.Identity))
        {
            _lastIndex = last = new FlagIndex(state.Identity, state.Program.FindFlag(Key));
        }

        return last.Index;
    }

    /// <summary>Where the flag was found, without keeping a program alive that is no longer served.</summary>
    private sealed record FlagIndex(object Identity, int Index);
}
