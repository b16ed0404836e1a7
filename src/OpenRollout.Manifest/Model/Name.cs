namespace OpenRollout.Manifest;

/// <summary>A name that the manifest refers to, with its position.</summary>
/// <param name="Value">The name.</param>
/// <param name="Range">The position in the manifest.</param>
public readonly record struct Name(string Value, TextRange Range)
{
    /// <summary>Returns the name.</summary>
    public override string ToString() => Value;
}
