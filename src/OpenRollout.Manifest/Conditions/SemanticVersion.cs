namespace OpenRollout.Manifest.Conditions;

/// <summary>
/// A version by SemVer 2.0, with numbers of any length. Build metadata is ignored. Keeps the text that it was parsed
/// from; parsing and comparing do not allocate.
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

    /// <summary>Gets the digits of the first number.</summary>
    public ReadOnlySpan<char> Major => Slice(_majorAt, _majorEnd);

    /// <summary>Gets the digits of the second number; empty if it is missing, which counts as 0.</summary>
    public ReadOnlySpan<char> Minor => Slice(_majorEnd + 1, _minorEnd);

    /// <summary>Gets the digits of the third number; empty if it is missing, which counts as 0.</summary>
    public ReadOnlySpan<char> Patch => Slice(_minorEnd + 1, _patchEnd);

    /// <summary>Gets the identifiers of a pre-release, separated by dots; empty for a release.</summary>
    public ReadOnlySpan<char> Prerelease => Slice(_patchEnd + 1, _prereleaseEnd);

    /// <summary>Gets how many of the three numbers the text has, 1 to 3.</summary>
    public int Parts => 1 + (_minorEnd > _majorEnd ? 1 : 0) + (_patchEnd > _minorEnd ? 1 : 0);

    /// <summary>
    /// Parses a version. One leading <c>v</c> is accepted, and the second and third number can be missing if nothing
    /// follows. A fourth number, leading zeros and spaces are not accepted.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    /// <returns>True if the text is a version.</returns>
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

    /// <summary>Compares by SemVer's precedence.</summary>
    public int CompareTo(SemanticVersion other)
    {
        var order = VersionPrecedence.CompareNumbers(Major, other.Major);
        order = order != 0 ? order : VersionPrecedence.CompareNumbers(Minor, other.Minor);
        order = order != 0 ? order : VersionPrecedence.CompareNumbers(Patch, other.Patch);
        return order != 0 ? order : VersionPrecedence.ComparePrereleases(Prerelease, other.Prerelease);
    }

    /// <summary>Returns whether both have the same precedence.</summary>
    public bool Equals(SemanticVersion other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SemanticVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Major.Length == 0 ? '0' : Major[0];

    /// <summary>Returns the text that the version was parsed from.</summary>
    public override string ToString() => _text ?? "0.0.0";

    /// <summary>Returns whether both have the same precedence.</summary>
    public static bool operator ==(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) == 0;

    /// <summary>Returns whether the two differ in precedence.</summary>
    public static bool operator !=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) != 0;

    /// <summary>Returns whether the left version precedes the right one.</summary>
    public static bool operator <(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) < 0;

    /// <summary>Returns whether the left version precedes the right one or equals it.</summary>
    public static bool operator <=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Returns whether the right version precedes the left one.</summary>
    public static bool operator >(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) > 0;

    /// <summary>Returns whether the right version precedes the left one or equals it.</summary>
    public static bool operator >=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) >= 0;

    private ReadOnlySpan<char> Slice(int start, int end)
        => end > start ? _text.AsSpan(start, end - start) : default;
}
