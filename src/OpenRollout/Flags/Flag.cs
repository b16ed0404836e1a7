using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>A flag of a manifest, of whatever type. Flags are made by generated code, one for each key, and are thread-safe.</summary>
public abstract class Flag
{
    private volatile FlagIndex? _lastIndex;

    private protected Flag(FlagBinding binding, string key)
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
    internal int IndexIn(RolloutProgram program)
    {
        var last = _lastIndex;
        if (last is null || !ReferenceEquals(last.Program, program))
        {
            _lastIndex = last = new FlagIndex(program, program.FindFlag(Key));
        }

        return last.Index;
    }

    private sealed record FlagIndex(RolloutProgram Program, int Index);
}
