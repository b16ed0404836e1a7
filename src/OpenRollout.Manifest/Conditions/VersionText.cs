namespace OpenRollout.Manifest.Conditions;

/// <summary>Parses the parts of a version by SemVer's grammar. If a method returns false, its end is undefined.</summary>
internal static class VersionText
{
    /// <summary>Parses a number without leading zeros.</summary>
    public static bool TryReadNumber(string text, int start, out int end)
    {
        end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end > start && (text[start] != '0' || end == start + 1);
    }

    /// <summary>Parses identifiers that are separated by dots.</summary>
    public static bool TryReadIdentifiers(string text, int start, bool allowLeadingZeros, out int end)
    {
        end = start;
        do
        {
            var isNumber = true;
            var identifierAt = end;
            while (end < text.Length && text[end] is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-')
            {
                isNumber &= text[end++] is >= '0' and <= '9';
            }

            var hasLeadingZero = isNumber && end > identifierAt + 1 && text[identifierAt] == '0';
            if (end == identifierAt || (hasLeadingZero && !allowLeadingZeros))
            {
                return false;
            }
        }
        while (end < text.Length && text[end] == '.' && ++end <= text.Length);

        return true;
    }
}
