namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>
/// The values of its declared type that an attribute may still have: never fewer than there really are, so that an
/// empty set is a proof. Immutable.
/// </summary>
internal abstract class TypedSet
{
    /// <summary>Narrows the set to the values for which a condition holds, or does not.</summary>
    /// <returns>The narrower set, or null where nothing can be in it.</returns>
    public abstract TypedSet? And(AttributeCondition condition, bool isNegated, Workspace workspace);

    /// <summary>Values that are probably in the set, the plainest first; whoever takes one checks it.</summary>
    public abstract IEnumerable<object> Suggest();

    /// <summary>All values of a type.</summary>
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
