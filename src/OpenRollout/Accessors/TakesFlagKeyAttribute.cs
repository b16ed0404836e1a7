namespace OpenRollout;

/// <summary>
/// Marks a parameter or property that takes the key of a flag. The analyzers count a constant that is passed or assigned
/// there as a use of that flag, and any other value as a use of every flag. Mark the parameters of your own wrappers with it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class TakesFlagKeyAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether the text is a comma-separated list of keys. The default is false. An array of keys does not need it.</summary>
    public bool IsList { get; set; }
}
