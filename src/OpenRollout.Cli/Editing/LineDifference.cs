using System.Globalization;
using System.Text;

namespace OpenRollout.Cli.Editing;

/// <summary>Writes the difference of two texts in the unified format.</summary>
internal static class LineDifference
{
    private const int ContextLines = 3;

    /// <summary>The most lines between the first and the last difference that are compared with each other; more are shown as one block.</summary>
    private const int MaximumCompared = 3_000;

    /// <summary>Returns the difference; empty if the texts are equal.</summary>
    public static string Of(EditedFile file)
    {
        var before = SplitLines(file.Before ?? [], file.Encoding);
        var after = SplitLines(file.After, file.Encoding);
        var edits = Compare(before, after);
        var text = new StringBuilder();
        text.Append(file.Before is null ? "--- /dev/null\n" : $"--- {file.DisplayPath}\n").Append(CultureInfo.InvariantCulture, $"+++ {file.DisplayPath}\n");
        for (var index = 0; index < edits.Count; index++)
        {
            if (edits[index].Mark == ' ')
            {
                continue;
            }

            var start = Math.Max(0, index - ContextLines);
            var end = EndOfHunk(edits, index);
            AppendHunk(text, edits, start, end);
            index = end - 1;
        }

        return text.ToString();
    }

    private static int EndOfHunk(List<(char Mark, string Line)> edits, int first)
    {
        var last = first;
        for (var index = first; index < edits.Count && index - last <= 2 * ContextLines; index++)
        {
            last = edits[index].Mark == ' ' ? last : index;
        }

        return Math.Min(edits.Count, last + ContextLines + 1);
    }

    private static void AppendHunk(StringBuilder text, List<(char Mark, string Line)> edits, int start, int end)
    {
        int Count(int from, int to, char other) => edits.Take(from..to).Count(edit => edit.Mark != other);
        var (old, now) = (Count(start, end, '+'), Count(start, end, '-'));
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Count(0, start, '+') + (old > 0 ? 1 : 0)},{old} +{Count(0, start, '-') + (now > 0 ? 1 : 0)},{now} @@\n");
        foreach (var (mark, line) in edits.Take(start..end))
        {
            text.Append(mark).Append(line.TrimEnd('\r', '\n')).Append('\n');
            if (!line.EndsWith('\n'))
            {
                text.Append("\\ No newline at end of file\n");
            }
        }
    }

    private static List<(char Mark, string Line)> Compare(string[] before, string[] after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var edits = before.Take(start).Select(line => (' ', line)).ToList();
        edits.AddRange(CompareMiddle(before[start..^end], after[start..^end]));
        edits.AddRange(before.TakeLast(end).Select(line => (' ', line)));
        return edits;
    }

    private static IEnumerable<(char Mark, string Line)> CompareMiddle(string[] before, string[] after)
    {
        if (before.Length > MaximumCompared || after.Length > MaximumCompared)
        {
            return before.Select(line => ('-', line)).Concat(after.Select(line => ('+', line)));
        }

        // The length of the longest common subsequence of what follows.
        var common = new int[before.Length + 1, after.Length + 1];
        for (var row = before.Length - 1; row >= 0; row--)
        {
            for (var column = after.Length - 1; column >= 0; column--)
            {
                common[row, column] = before[row] == after[column] ? common[row + 1, column + 1] + 1 : Math.Max(common[row + 1, column], common[row, column + 1]);
            }
        }

        return Walk(before, after, common);
    }

    private static IEnumerable<(char Mark, string Line)> Walk(string[] before, string[] after, int[,] common)
    {
        var (row, column) = (0, 0);
        while (row < before.Length || column < after.Length)
        {
            if (row < before.Length && column < after.Length && before[row] == after[column])
            {
                yield return (' ', before[row++]);
                column++;
            }
            else if (column == after.Length || (row < before.Length && common[row + 1, column] >= common[row, column + 1]))
            {
                yield return ('-', before[row++]);
            }
            else
            {
                yield return ('+', after[column++]);
            }
        }
    }

    private static string[] SplitLines(byte[] bytes, Encoding encoding)
    {
        var text = encoding.GetString(bytes).TrimStart('\uFEFF');
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }

        return [.. lines];
    }
}
