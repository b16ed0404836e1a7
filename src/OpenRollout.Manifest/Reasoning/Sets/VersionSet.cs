using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>A set of versions, by precedence.</summary>
internal sealed class VersionSet : TypedSet
{
    private readonly IntervalSet<VersionCut> _values;

    private VersionSet(IntervalSet<VersionCut> values) => _values = values;

    public static VersionSet All { get; } = new(IntervalSet<VersionCut>.Between(VersionCut.Start, VersionCut.End));

    public override TypedSet? Narrow(AttributeCondition condition, bool isNegated, Workspace workspace)
    {
        var bounds = ((SemanticVersionCondition)condition).Versions.Bounds;
        workspace.Budget.Spend(bounds.Count);
        var range = bounds.Aggregate(All._values, (values, bound) => values.Intersect(RangeOf(bound)));
        var values = _values.Intersect(isNegated ? range.Complement(VersionCut.Start, VersionCut.End) : range);
        return values.IsEmpty ? null : new VersionSet(values);
    }

    /// <summary>Returns releases and versions that the manifest names.</summary>
    public override IEnumerable<object> Suggest()
        => _values.Intervals
            .Select(interval => interval.Start.Version.GetValueOrDefault())
            .SelectMany(start => new[] { "1.0.0", "0.0.0", start.ToString(), NextPatch(start), $"{start}.0", $"{start}-0" })
            .Where(Contains);

    private bool Contains(string text)
        => SemanticVersion.TryParse(text, out var version) && !_values.Intersect(At(version)).IsEmpty;

    private static string NextPatch(SemanticVersion version)
        => long.TryParse(version.Patch.IsEmpty ? "0" : version.Patch.ToString(), out var patch) && patch < long.MaxValue
            ? FormattableString.Invariant($"{version.Major.ToString()}.{(version.Minor.IsEmpty ? "0" : version.Minor.ToString())}.{patch + 1}")
            : "";

    private static IntervalSet<VersionCut> RangeOf(VersionBound bound) => bound.Comparator switch
    {
        VersionComparator.Equal => At(bound.Version),
        VersionComparator.Less => IntervalSet<VersionCut>.Between(VersionCut.Start, VersionCut.Before(bound.Version)),
        VersionComparator.LessOrEqual => IntervalSet<VersionCut>.Between(VersionCut.Start, VersionCut.After(bound.Version)),
        VersionComparator.Greater => IntervalSet<VersionCut>.Between(VersionCut.After(bound.Version), VersionCut.End),
        _ => IntervalSet<VersionCut>.Between(VersionCut.Before(bound.Version), VersionCut.End),
    };

    private static IntervalSet<VersionCut> At(SemanticVersion version)
        => IntervalSet<VersionCut>.Between(VersionCut.Before(version), VersionCut.After(version));
}
