namespace OpenRollout.Manifest;

/// <summary>Holds for the members of a segment.</summary>
/// <param name="Segment">The segment's name.</param>
public sealed record SegmentCondition(Name Segment) : Condition(Segment.Range);
