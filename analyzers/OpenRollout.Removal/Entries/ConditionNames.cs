using OpenRollout.Manifest;

namespace OpenRollout.Removal.Entries;

/// <summary>Finds the segments and attributes that a condition names.</summary>
internal static class ConditionNames
{
    /// <summary>Adds the names in a condition.</summary>
    public static void Add(Condition? condition, HashSet<string> segments, HashSet<string> attributes)
    {
        switch (condition)
        {
            case AllCondition all:
                AddAll(all.Conditions, segments, attributes);
                break;
            case AnyCondition any:
                AddAll(any.Conditions, segments, attributes);
                break;
            case NotCondition not:
                Add(not.Inner, segments, attributes);
                break;
            case SegmentCondition reference:
                segments.Add(reference.Segment.Value);
                break;
            case AttributeCondition comparison:
                attributes.Add(comparison.Attribute.Name);
                break;
        }
    }

    private static void AddAll(IReadOnlyList<Condition> conditions, HashSet<string> segments, HashSet<string> attributes)
    {
        foreach (var condition in conditions)
        {
            Add(condition, segments, attributes);
        }
    }
}
