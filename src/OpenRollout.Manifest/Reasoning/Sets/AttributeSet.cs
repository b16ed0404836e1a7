namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>
/// The possible states of an attribute: absent, present with another type, or of its declared type with some values.
/// Every operator except <c>exists</c> is false for the first two, and <c>not</c> makes it true. Immutable.
/// </summary>
internal sealed class AttributeSet
{
    private AttributeSet(bool mayBeAbsent, bool mayBeOther, TypedSet? typed)
    {
        MayBeAbsent = mayBeAbsent;
        MayBeOther = mayBeOther;
        Typed = typed;
    }

    public bool MayBeAbsent { get; }

    public bool MayBeOther { get; }

    /// <summary>Gets the possible values of the declared type; null if there are none.</summary>
    public TypedSet? Typed { get; }

    public bool IsEmpty => !MayBeAbsent && !MayBeOther && Typed is null;

    public static AttributeSet Anything(AttributeType type) => new(true, true, TypedSet.Whole(type));

    public AttributeSet Narrow(AttributeCondition condition, bool isNegated, Workspace workspace)
    {
        if (condition is ExistsCondition exists)
        {
            return exists.Expected != isNegated
                ? new AttributeSet(false, MayBeOther, Typed)
                : new AttributeSet(MayBeAbsent, false, null);
        }

        var typed = Typed?.Narrow(condition, isNegated, workspace);
        return isNegated ? new AttributeSet(MayBeAbsent, MayBeOther, typed) : new AttributeSet(false, false, typed);
    }
}
