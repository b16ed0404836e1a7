using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest;

/// <summary>A range of versions: one or more comparators that must all be met, such as <c>&gt;=4.2.0 &lt;5.0.0</c> or <c>^4.2</c>. Immutable.</summary>
public sealed class SemanticVersionRange
{
    private readonly VersionBound[] _bounds;

    private SemanticVersionRange(string text, VersionBound[] bounds)
    {
        Text = text;
        _bounds = bounds;
    }

    /// <summary>Gets the range as it is written in the manifest.</summary>
    public string Text { get; }

    /// <summary>Gets the bounds. <c>^</c> and <c>~</c> have two each.</summary>
    internal IReadOnlyList<VersionBound> Bounds => _bounds;

    /// <summary>Parses a range of versions. Does not throw.</summary>
    /// <param name="text">The comparators, separated by one space.</param>
    /// <param name="range">The range, or null if the text is not one.</param>
    /// <param name="problem">The reason why the text is not a range, or null if it is.</param>
    /// <returns>True if the text is a range.</returns>
    public static bool TryParse(string text, out SemanticVersionRange? range, out string? problem)
    {
        range = null;
        problem = null;
        var bounds = new List<VersionBound>();
        foreach (var comparator in text.Split(' '))
        {
            problem = comparator.Length == 0
                ? "write comparators with one space between them, and none elsewhere"
                : ReadComparator(comparator, bounds);
            if (problem is not null)
            {
                return false;
            }
        }

        range = new SemanticVersionRange(text, [.. bounds]);
        return true;
    }

    /// <summary>Returns whether a version is within the range. Does not allocate.</summary>
    internal bool Contains(in SemanticVersion version)
    {
        foreach (ref readonly var bound in _bounds.AsSpan())
        {
            if (!bound.Admits(in version))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns the range as it is written in the manifest.</summary>
    public override string ToString() => Text;

    private static string? ReadComparator(string comparator, List<VersionBound> bounds)
    {
        var sign = comparator.StartsWith(">=", StringComparison.Ordinal) || comparator.StartsWith("<=", StringComparison.Ordinal)
            ? comparator.Substring(0, 2)
            : comparator[0] is '=' or '<' or '>' or '^' or '~' ? comparator.Substring(0, 1) : "";
        if (!SemanticVersion.TryParse(comparator.Substring(sign.Length), out var version))
        {
            return $"'{PlainText.Quote(comparator)}' is not a comparator; write one such as '>=4.2.0', '^4.2' or '~4.2.1'";
        }

        switch (sign)
        {
            case "^":
                return AddCaret(comparator, version, bounds);
            case "~":
                return AddTilde(comparator, version, bounds);
            case ">=":
                bounds.Add(new VersionBound(VersionComparator.GreaterOrEqual, version));
                return null;
            case "<":
                bounds.Add(new VersionBound(VersionComparator.Less, version));
                return null;
        }

        bounds.Add(new VersionBound(
            sign == ">" ? VersionComparator.Greater : sign == "<=" ? VersionComparator.LessOrEqual : VersionComparator.Equal,
            version));
        return version.Parts == 3 ? null : WriteAllThree(comparator);
    }

    /// <summary>Adds the bounds of <c>^</c>: changes that keep the first number that is not 0.</summary>
    private static string? AddCaret(string comparator, SemanticVersion version, List<VersionBound> bounds)
    {
        var major = version.Major;
        var minor = version.Minor;
        var upper = !IsZero(major) ? $"{Increment(major)}.0.0"
            : !IsZero(minor) ? $"0.{Increment(minor)}.0"
            : $"0.0.{Increment(version.Patch)}";
        AddBetween(version, upper, bounds);
        return version.Parts == 3 || !IsZero(major) || !IsZero(minor) ? null : WriteAllThree(comparator);
    }

    /// <summary>Adds the bounds of <c>~</c>: changes of the third number only.</summary>
    private static string? AddTilde(string comparator, SemanticVersion version, List<VersionBound> bounds)
    {
        AddBetween(version, $"{version.Major.ToString()}.{Increment(version.Minor)}.0", bounds);
        return version.Parts > 1 ? null : $"'{PlainText.Quote(comparator)}' is ambiguous; write two or three numbers";
    }

    private static void AddBetween(SemanticVersion lower, string upper, List<VersionBound> bounds)
    {
        bounds.Add(new VersionBound(VersionComparator.GreaterOrEqual, lower));
        if (SemanticVersion.TryParse(upper, out var end))
        {
            bounds.Add(new VersionBound(VersionComparator.Less, end));
        }
    }

    private static string WriteAllThree(string comparator) => $"'{PlainText.Quote(comparator)}' is ambiguous; write all three numbers";

    private static bool IsZero(ReadOnlySpan<char> digits) => digits.IsEmpty || (digits.Length == 1 && digits[0] == '0');

    /// <summary>Returns a number of any length plus one.</summary>
    private static string Increment(ReadOnlySpan<char> digits)
    {
        var result = digits.ToString().PadLeft(1, '0').ToCharArray();
        var position = result.Length - 1;
        while (position >= 0 && result[position] == '9')
        {
            result[position--] = '0';
        }

        if (position < 0)
        {
            return "1" + new string(result);
        }

        result[position]++;
        return new string(result);
    }
}
