using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>A cut between two versions: before or after all of one precedence, or after all versions.</summary>
internal readonly struct VersionCut : IComparable<VersionCut>
{
    private readonly SemanticVersion _version;
    private readonly int _side;
    private readonly bool _isEnd;

    private VersionCut(SemanticVersion version, int side, bool isEnd)
    {
        _version = version;
        _side = side;
        _isEnd = isEnd;
    }

    /// <summary>Gets the cut before the lowest version, the first pre-release of 0.0.0.</summary>
    public static VersionCut Start { get; } = SemanticVersion.TryParse("0.0.0-0", out var first) ? Before(first) : default;

    public static VersionCut End { get; } = new(default, 0, isEnd: true);

    /// <summary>Gets the version next to the cut; null at the end.</summary>
    public SemanticVersion? Version => _isEnd ? null : _version;

    public static VersionCut Before(SemanticVersion version) => new(version, 0, isEnd: false);

    public static VersionCut After(SemanticVersion version) => new(version, 1, isEnd: false);

    public int CompareTo(VersionCut other)
    {
        if (_isEnd || other._isEnd)
        {
            return _isEnd.CompareTo(other._isEnd);
        }

        var order = _version.CompareTo(other._version);
        return order != 0 ? order : _side.CompareTo(other._side);
    }
}
