namespace OpenRollout.Evaluation.Attributes;

/// <summary>A list of values that is converted to strings when a condition first compares it. Thread-safe.</summary>
internal abstract class LazyStringList
{
    /// <summary>The strings, or this list itself when an item is not a string; null until first needed.</summary>
    private object? _read;

    /// <summary>Gets the items, or null when one of them is not a string.</summary>
    public string[]? Strings => (_read ??= Read() ?? (object)this) as string[];

    /// <summary>Returns the items, or null when one of them is not a string.</summary>
    protected abstract string[]? Read();
}
