namespace OpenRollout.Manifest.Editing;

/// <summary>One step of a path within a JSON text: the name of a property or the index of an item.</summary>
internal readonly struct JsonPathStep
{
    private JsonPathStep(string? name, int index) => (Name, Index) = (name, index);

    /// <summary>Gets the name of the property; null for an item of an array.</summary>
    public string? Name { get; }

    /// <summary>Gets the index of the item; 0 for a property.</summary>
    public int Index { get; }

    public static implicit operator JsonPathStep(string name) => new(name, 0);

    public static implicit operator JsonPathStep(int index) => new(null, index);

    /// <summary>Returns the step as it is written in a path, such as <c>stages</c> or <c>[2]</c>.</summary>
    public override string ToString() => Name ?? FormattableString.Invariant($"[{Index}]");
}
