using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>The segments of a manifest, with a set of keys for each that lists them or reads them from a file.</summary>
internal sealed class SegmentTable
{
    private readonly Dictionary<string, SegmentDefinition> _segments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeySet> _keys = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, KeySet> _cohorts;

    /// <param name="segments">The segments.</param>
    /// <param name="cohorts">The keys of the segments that come from files; one that is not there counts as empty.</param>
    public SegmentTable(IReadOnlyList<SegmentDefinition> segments, IReadOnlyDictionary<string, KeySet> cohorts)
    {
        _cohorts = cohorts;
        foreach (var segment in segments)
        {
            _segments.Add(segment.Name, segment);
        }
    }

    /// <summary>Returns the keys of a segment's members, one set for all its uses, or null where a condition tells who they are.</summary>
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

    /// <summary>Returns the condition of a segment that has one.</summary>
    public Condition? FindCondition(string name) => _segments.TryGetValue(name, out var segment) ? segment.Condition : null;
}
