namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>
/// What an attribute may still be: absent, there but not of its declared type, or of its type with some of its values.
/// Every operator but exists fails for the first two, and <c>not</c> turns that into true. Immutable.
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

    /// <summary>The values of the declared type; null where there are none.</summary>
    public TypedSet? Typed { get; }

    public bool IsEmpty => !MayBeAbsent && !MayBeOther && Typed is null;

    public static AttributeSet Anything(AttributeType type) => new(true, true, TypedSet.Whole(type));

    public AttributeSet And(AttributeCondition condition, bool isNegated, Workspace workspace)
    {
        if (condition is ExistsCondition exists)
        {
            return exists.Expected != isNegated
                ? new AttributeSet(false, MayBeOther, Typed)
                : new AttributeSet(MayBeAbsent, false, null);
        }

        var typed = Typed?.And(condition, isNegated, workspace);
        return isNegated ? new AttributeSet(MayBeAbsent, MayBeOther, typed) : new AttributeSet(false, false, typed);
    }
}
