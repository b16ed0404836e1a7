namespace OpenRollout.Evaluation.Attributes;

/// <summary>A list of somebody else's values, of which strings are made only when a condition compares them. Thread-safe.</summary>
internal abstract class LazyStringList
{
    /// <summary>The strings; this list itself where one of the items is no string; null until they are needed.</summary>
    private object? _read;

    /// <summary>The items; null where one of them is no string.</summary>
    public string[]? Strings => (_read ??= Read() ?? (object)this) as string[];

    /// <summary>Returns the items, or null where one of them is no string.</summary>
    protected abstract string[]? Read();
}
