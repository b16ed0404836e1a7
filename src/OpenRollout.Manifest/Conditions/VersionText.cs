namespace OpenRollout.Manifest.Conditions;

/// <summary>Reads the parts of a version by SemVer's grammar. A method that returns false leaves the end anywhere.</summary>
internal static class VersionText
{
    /// <summary>Reads a number, which has no leading zeros.</summary>
    public static bool TryReadNumber(string text, int start, out int end)
    {
        end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end > start && (text[start] != '0' || end == start + 1);
    }

    /// <summary>Reads identifiers with dots between them.</summary>
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
