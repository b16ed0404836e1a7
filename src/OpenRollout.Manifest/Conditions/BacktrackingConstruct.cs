namespace OpenRollout.Manifest.Conditions;

/// <summary>Finds the constructs of a regular expression that require a backtracking engine.</summary>
internal static class BacktrackingConstruct
{
    /// <summary>Returns the name of the first such construct, or null if there is none.</summary>
    public static string? Find(string pattern)
    {
        var isInClass = false;
        for (var position = 0; position < pattern.Length; position++)
        {
            var next = position + 1 < pattern.Length ? pattern[position + 1] : '\0';
            switch (pattern[position])
            {
                case '\\':
                    if (!isInClass && next is (>= '1' and <= '9') or 'k')
                    {
                        return "a back-reference";
                    }

                    if (!isInClass && next is '<' or '\'' && RefersToGroup(pattern, position + 1))
                    {
                        return "a back-reference";
                    }

                    if (!isInClass && next == 'G')
                    {
                        return "'\\G'";
                    }

                    position++;
                    break;
                case '[' when !isInClass:
                    isInClass = true;
                    // A closing bracket directly after the opening one is a literal.
                    position += next == '^' ? 1 : 0;
                    position += position + 1 < pattern.Length && pattern[position + 1] == ']' ? 1 : 0;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '(' when !isInClass && next == '?':
                    if (NameOfGroup(pattern.AsSpan(position + 2)) is { } construct)
                    {
                        return construct;
                    }

                    break;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns whether <c>\&lt;name&gt;</c> is a back-reference in its old form, which it is if there is such a group.
    /// </summary>
    private static bool RefersToGroup(string pattern, int start)
    {
        var end = pattern.IndexOf(pattern[start] == '<' ? '>' : '\'', start + 1);
        var name = end < 0 ? "" : pattern.Substring(start + 1, end - start - 1);
        return name.Length > 0
            && (pattern.Contains($"(?<{name}>") || pattern.Contains($"(?'{name}'") || (name.All(char.IsDigit) && pattern.Contains("(")));
    }

    private static string? NameOfGroup(ReadOnlySpan<char> afterQuestionMark)
    {
        if (afterQuestionMark.StartsWith("=".AsSpan()) || afterQuestionMark.StartsWith("!".AsSpan()))
        {
            return "a look-ahead";
        }

        if (afterQuestionMark.StartsWith("<=".AsSpan()) || afterQuestionMark.StartsWith("<!".AsSpan()))
        {
            return "a look-behind";
        }

        if (afterQuestionMark.StartsWith(">".AsSpan()))
        {
            return "an atomic group";
        }

        return afterQuestionMark.StartsWith("(".AsSpan()) ? "a conditional"
            : IsBalancing(afterQuestionMark) ? "a balancing group"
            : null;
    }

    private static bool IsBalancing(ReadOnlySpan<char> afterQuestionMark)
    {
        if (afterQuestionMark.IsEmpty || afterQuestionMark[0] is not ('<' or '\''))
        {
            return false;
        }

        var name = afterQuestionMark.Slice(1);
        var end = name.IndexOfAny('>', '\'');
        return end >= 0 && name.Slice(0, end).IndexOf('-') >= 0;
    }
}
