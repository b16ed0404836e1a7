using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Manifest.Conditions;

/// <summary>
/// A version by SemVer 2.0: parts of any length, pre-releases by precedence, build metadata ignored. It keeps the text
/// that it was read from; reading and comparing allocate nothing.
/// </summary>
internal readonly struct SemanticVersion : IComparable<SemanticVersion>, IEquatable<SemanticVersion>
{
    private readonly string? _text;
    private readonly int _majorAt;
    private readonly int _majorEnd;
    private readonly int _minorEnd;
    private readonly int _patchEnd;
    private readonly int _prereleaseEnd;

    private SemanticVersion(string text, int majorAt, int majorEnd, int minorEnd, int patchEnd, int prereleaseEnd)
    {
        _text = text;
        _majorAt = majorAt;
        _majorEnd = majorEnd;
        _minorEnd = minorEnd;
        _patchEnd = patchEnd;
        _prereleaseEnd = prereleaseEnd;
    }

    /// <summary>The digits of the first number.</summary>
    public ReadOnlySpan<char> Major => Slice(_majorAt, _majorEnd);

    /// <summary>The digits of the second number; none where it is missing and counts as 0.</summary>
    public ReadOnlySpan<char> Minor => Slice(_majorEnd + 1, _minorEnd);

    /// <summary>The digits of the third number; none where it is missing and counts as 0.</summary>
    public ReadOnlySpan<char> Patch => Slice(_minorEnd + 1, _patchEnd);

    /// <summary>The identifiers of a pre-release, with dots between them; empty for a release.</summary>
    public ReadOnlySpan<char> Prerelease => Slice(_patchEnd + 1, _prereleaseEnd);

    /// <summary>How many of the three numbers are written, 1 to 3.</summary>
    public int Parts => 1 + (_minorEnd > _majorEnd ? 1 : 0) + (_patchEnd > _minorEnd ? 1 : 0);

    /// <summary>
    /// Reads a version. One leading <c>v</c> is accepted, and the second and third number may be missing where nothing
    /// follows. A fourth part, leading zeros and blanks are not accepted.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    /// <returns>Whether the text is a version.</returns>
    public static bool TryParse(string? text, out SemanticVersion version)
    {
        version = default;
        if (text is null)
        {
            return false;
        }

        var majorAt = text.Length > 0 && text[0] == 'v' ? 1 : 0;
        if (!VersionText.TryReadNumber(text, majorAt, out var majorEnd))
        {
            return false;
        }

        var minorEnd = majorEnd;
        var hasMinor = majorEnd < text.Length && text[majorEnd] == '.';
        if (hasMinor && !VersionText.TryReadNumber(text, majorEnd + 1, out minorEnd))
        {
            return false;
        }

        var patchEnd = minorEnd;
        var hasPatch = hasMinor && minorEnd < text.Length && text[minorEnd] == '.';
        if (hasPatch && !VersionText.TryReadNumber(text, minorEnd + 1, out patchEnd))
        {
            return false;
        }

        var end = patchEnd;
        if (hasPatch && end < text.Length && text[end] == '-' && !VersionText.TryReadIdentifiers(text, patchEnd + 1, allowLeadingZeros: false, out end))
        {
            return false;
        }

        var prereleaseEnd = end;
        if (hasPatch && end < text.Length && text[end] == '+' && !VersionText.TryReadIdentifiers(text, end + 1, allowLeadingZeros: true, out end))
        {
            return false;
        }

        version = new SemanticVersion(text, majorAt, majorEnd, minorEnd, patchEnd, prereleaseEnd);
        return end == text.Length;
    }

    /// <summary>Compares by SemVer's precedence; build metadata plays no part.</summary>
    public int CompareTo(SemanticVersion other)
    {
        var order = VersionPrecedence.CompareNumbers(Major, other.Major);
        order = order != 0 ? order : VersionPrecedence.CompareNumbers(Minor, other.Minor);
        order = order != 0 ? order : VersionPrecedence.CompareNumbers(Patch, other.Patch);
        return order != 0 ? order : VersionPrecedence.ComparePrereleases(Prerelease, other.Prerelease);
    }

    /// <summary>Whether both have the same precedence.</summary>
    public bool Equals(SemanticVersion other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SemanticVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Major.Length == 0 ? '0' : Major[0];

    /// <summary>Returns the text that the version was read from.</summary>
    public override string ToString() => _text ?? "0.0.0";

    /// <summary>Whether both have the same precedence.</summary>
    public static bool operator ==(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) == 0;

    /// <summary>Whether they differ in precedence.</summary>
    public static bool operator !=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) != 0;

    /// <summary>Whether the left one precedes the right one.</summary>
    public static bool operator <(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one precedes the right one or equals it.</summary>
    public static bool operator <=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the right one precedes the left one.</summary>
    public static bool operator >(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the right one precedes the left one or equals it.</summary>
    public static bool operator >=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) >= 0;

    private ReadOnlySpan<char> Slice(int start, int end)
        => end > start ? _text.AsSpan(start, end - start) : default;
}
