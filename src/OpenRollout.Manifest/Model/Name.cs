namespace OpenRollout.Manifest;

/// <summary>A name that the manifest mentions, and where it does.</summary>
/// <param name="Value">The name.</param>
/// <param name="Range">Its place in the manifest.</param>
public readonly record struct Name(string Value, TextRange Range)
{
    /// <summary>Returns the name.</summary>
    public override string ToString() => Value;
}
