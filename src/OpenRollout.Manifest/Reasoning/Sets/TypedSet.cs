namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>
/// The possible values of an attribute of its declared type. A set never has fewer values than are possible, so an empty
/// one is a proof. Immutable.
/// </summary>
internal abstract class TypedSet
{
    /// <summary>Narrows the set to the values for which a condition holds, or does not hold.</summary>
    /// <returns>The narrower set, or null if it is empty.</returns>
    public abstract TypedSet? Narrow(AttributeCondition condition, bool isNegated, Workspace workspace);

    /// <summary>Returns values that are probably in the set, the simplest first. Callers check them.</summary>
    public abstract IEnumerable<object> Suggest();

    /// <summary>Returns the set of all values of a type.</summary>
    public static TypedSet Whole(AttributeType type) => type switch
    {
        AttributeType.Boolean => BooleanSet.All,
        AttributeType.Number => NumberSet.All,
        AttributeType.DateTime => TimeSet.All,
        AttributeType.SemanticVersion => VersionSet.All,
        AttributeType.StringList => StringListSet.All,
        _ => StringSet.All,
    };
}
