namespace OpenRollout;

/// <summary>
/// Tells of a parameter or a property that it is given the key of a flag, as text. The analyzers take a constant that is
/// passed or assigned there for a use of the flag, and anything else for one of any flag. For wrappers of your own as well.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class TakesFlagKeyAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether several keys are given, with commas between; false unless set. An array needs no mark for that.</summary>
    public bool IsList { get; set; }
}
