namespace OpenRollout.Manifest;

/// <summary>A condition that the members of a segment meet.</summary>
/// <param name="segment">The segment's name, with its position in the manifest.</param>
public sealed class SegmentCondition(Name segment) : Condition(segment.Range)
{
    /// <summary>Gets the segment's name.</summary>
    public Name Segment { get; } = segment;
}
