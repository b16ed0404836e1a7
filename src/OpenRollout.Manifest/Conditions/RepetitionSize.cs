namespace OpenRollout.Manifest.Conditions;

/// <summary>
/// Computes the expanded length of the counted repetitions of a regular expression: 8 for <c>(ab{3}){2}</c>. An
/// automaton has at least one state for each of these characters, and the cost of a character of the input grows faster
/// than their number.
/// </summary>
internal static class RepetitionSize
{
    /// <summary>The greatest result, far above any limit. Keeps products from overflowing.</summary>
    private const int Bound = 1_000_000;

    /// <summary>Returns the expanded length of all counted repetitions. Expects a valid pattern; never throws.</summary>
    public static int Of(string pattern)
    {
        var open = new Stack<Size>();
        var (sequence, last) = (default(Size), default(Size));
        for (var position = 0; position < pattern.Length;)
        {
            switch (pattern[position])
            {
                case '(':
                    position = EndOfOpening(pattern, position, out var isGroup);
                    if (isGroup)
                    {
                        open.Push(sequence + last);
                        (sequence, last) = (default, default);
                    }

                    break;
                case ')' when open.Count > 0:
                    var group = sequence + last;
                    (sequence, last) = (open.Pop(), group);
                    position++;
                    break;
                case '{' when ReadCount(pattern, position, out var end) is { } count:
                    last = last.Repeat(count);
                    position = end;
                    break;
                case '*' or '+' or '?' or '|':
                    position++;
                    break;
                default:
                    (sequence, last) = (sequence + last, new Size(1, 0));
                    position = EndOfCharacter(pattern, position);
                    break;
            }
        }

        return (sequence + last).Repeated;
    }

    /// <summary>Skips the opening of a group. Comments and inline options are not groups.</summary>
    private static int EndOfOpening(string pattern, int start, out bool isGroup)
    {
        isGroup = true;
        if (start + 2 >= pattern.Length || pattern[start + 1] != '?')
        {
            return start + 1;
        }

        var end = pattern[start + 2] switch
        {
            '<' => pattern.IndexOf('>', start),
            '\'' => pattern.IndexOf('\'', start + 3),
            '#' => pattern.IndexOf(')', start),
            _ => pattern.IndexOfAny([':', ')'], start),
        };
        isGroup = end < 0 || pattern[end] != ')';
        return end < 0 ? start + 1 : end + 1;
    }

    /// <summary>Parses <c>{3}</c>, <c>{3,}</c> or <c>{3,5}</c>. Returns the upper bound, or the lower bound if there is no upper one.</summary>
    private static int? ReadCount(string pattern, int start, out int end)
    {
        end = pattern.IndexOf('}', start) + 1;
        if (end == 0)
        {
            return null;
        }

        var parts = pattern.Substring(start + 1, end - start - 2).Split(',');
        if (parts.Length > 2 || parts[0].Length == 0 || !parts.All(part => part.All(character => character is >= '0' and <= '9')))
        {
            return null;
        }

        var most = parts[parts.Length - 1].Length == 0 ? parts[0] : parts[parts.Length - 1];
        return int.TryParse(most, out var count) ? Math.Min(count, Bound) : Bound;
    }

    /// <summary>Returns the end of a character, class or escape, each of which is one character of the automaton.</summary>
    private static int EndOfCharacter(string pattern, int start)
    {
        if (pattern[start] == '\\')
        {
            var isCategory = start + 2 < pattern.Length && pattern[start + 1] is 'p' or 'P' && pattern[start + 2] == '{';
            var brace = isCategory ? pattern.IndexOf('}', start) : -1;
            return brace < 0 ? start + 2 : brace + 1;
        }

        return pattern[start] == '[' ? EndOfClass(pattern, start) : start + 1;
    }

    private static int EndOfClass(string pattern, int start)
    {
        var position = start + 1;
        position += position < pattern.Length && pattern[position] == '^' ? 1 : 0;
        // A closing bracket directly after the opening one is a literal.
        position += position < pattern.Length && pattern[position] == ']' ? 1 : 0;
        while (position < pattern.Length && pattern[position] != ']')
        {
            var isSubtraction = pattern[position] == '-' && position + 1 < pattern.Length && pattern[position + 1] == '[';
            position = isSubtraction ? EndOfClass(pattern, position + 1) : position + (pattern[position] == '\\' ? 2 : 1);
        }

        return position + 1;
    }

    /// <param name="Characters">The expanded length.</param>
    /// <param name="Repeated">The part of it that is in counted repetitions.</param>
    private readonly record struct Size(int Characters, int Repeated)
    {
        public static Size operator +(Size left, Size right)
            => new(Math.Min(left.Characters + right.Characters, Bound), Math.Min(left.Repeated + right.Repeated, Bound));

        public Size Repeat(int count)
        {
            if (count <= 1)
            {
                return this;
            }

            var written = (int)Math.Min((long)Characters * count, Bound);
            return new Size(written, written);
        }
    }
}
