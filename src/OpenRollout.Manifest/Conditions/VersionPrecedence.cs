namespace OpenRollout.Manifest.Conditions;

/// <summary>Compares the parts of versions by SemVer's precedence. Does not allocate.</summary>
internal static class VersionPrecedence
{
    /// <summary>Compares numbers of any length by their digits.</summary>
    public static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        // A missing number counts as 0; there are no leading zeros, so the longer number is the larger one.
        left = left.IsEmpty ? "0".AsSpan() : left;
        right = right.IsEmpty ? "0".AsSpan() : right;
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }

    /// <summary>Compares the identifiers of pre-releases; empty for a release.</summary>
    public static int ComparePrereleases(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            // A release comes after its pre-releases.
            return right.Length.CompareTo(left.Length);
        }

        while (!left.IsEmpty && !right.IsEmpty)
        {
            var order = CompareIdentifiers(TakeIdentifier(ref left), TakeIdentifier(ref right));
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int CompareIdentifiers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var leftIsNumber = IsNumber(left);
        var rightIsNumber = IsNumber(right);
        return leftIsNumber != rightIsNumber ? (leftIsNumber ? -1 : 1)
            : leftIsNumber ? CompareNumbers(left, right)
            : left.SequenceCompareTo(right);
    }

    private static bool IsNumber(ReadOnlySpan<char> identifier)
    {
        foreach (var character in identifier)
        {
            if (character is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<char> TakeIdentifier(ref ReadOnlySpan<char> identifiers)
    {
        var dot = identifiers.IndexOf('.');
        var identifier = dot < 0 ? identifiers : identifiers.Slice(0, dot);
        identifiers = dot < 0 ? default : identifiers.Slice(dot + 1);
        return identifier;
    }
}
