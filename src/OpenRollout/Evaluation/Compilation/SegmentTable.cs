using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>The segments of a manifest, each with its condition or its set of keys.</summary>
internal sealed class SegmentTable
{
    private readonly Dictionary<string, SegmentDefinition> _segments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeySet> _keys = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, KeySet> _cohorts;

    /// <summary>Initializes a table of segments.</summary>
    /// <param name="segments">The segments.</param>
    /// <param name="cohorts">The keys of segments with <c>keysFrom</c>, by the segment's name; a missing segment has no keys.</param>
    public SegmentTable(IReadOnlyList<SegmentDefinition> segments, IReadOnlyDictionary<string, KeySet> cohorts)
    {
        _cohorts = cohorts;
        foreach (var segment in segments)
        {
            _segments.Add(segment.Name, segment);
        }
    }

    /// <summary>Returns the keys of a segment, the same set for all uses; null when the segment has a condition.</summary>
    public KeySet? FindKeys(string name)
    {
        if (!_segments.TryGetValue(name, out var segment) || (segment.Keys is null && segment.KeysFrom is null))
        {
            return null;
        }

        if (!_keys.TryGetValue(name, out var keys))
        {
            keys = segment.Keys is null ? _cohorts.GetValueOrDefault(name, KeySet.Empty) : new KeySet(segment.Keys);
            _keys.Add(name, keys);
        }

        return keys;
    }

    /// <summary>Returns the condition of a segment; null when the segment has keys.</summary>
    public Condition? FindCondition(string name) => _segments.TryGetValue(name, out var segment) ? segment.Condition : null;
}
