namespace OpenRollout;

/// <summary>
/// Tells of a generated property which flag it is for, whatever its C# name became. The analyzers know uses of flags by it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlagKeyAttribute : Attribute
{
    /// <summary>Marks a property; generated code does.</summary>
    /// <param name="key">The key of the flag.</param>
    public FlagKeyAttribute(string key) => Key = key;

    /// <summary>The key of the flag.</summary>
    public string Key { get; }
}
