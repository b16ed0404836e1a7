using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Merging;

/// <summary>Finds the lines that differ in two texts, so that independent changes stay apart.</summary>
internal static class LineChanges
{
    /// <summary>The number of pairs of lines that are compared at most. In larger files, everything between the first and the last difference is one change.</summary>
    private const int MaxPairs = 4_000_000;

    /// <summary>Returns the changes that make one text of another.</summary>
    public static IEnumerable<TextChange> Find(SourceText before, SourceText after)
    {
        var (old, changed) = (LinesOf(before), LinesOf(after));
        var start = 0;
        while (start < old.Length && start < changed.Length && old[start] == changed[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < changed.Length - start && old[old.Length - 1 - end] == changed[changed.Length - 1 - end])
        {
            end++;
        }

        var (rows, columns) = (old.Length - start - end, changed.Length - start - end);
        var isLarge = (long)rows * columns > MaxPairs;
        // The length of the longest common part of what follows each pair of lines.
        var common = isLarge ? null : new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0 && common is not null; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                common[row, column] = old[start + row] == changed[start + column] ? common[row + 1, column + 1] + 1 : Math.Max(common[row + 1, column], common[row, column + 1]);
            }
        }

        for (int row = 0, column = 0; row < rows || column < columns;)
        {
            var (firstRow, firstColumn) = (row, column);
            while ((row < rows || column < columns) && !(row < rows && column < columns && common is not null && old[start + row] == changed[start + column]))
            {
                if (column == columns || (row < rows && (common is null || common[row + 1, column] >= common[row, column + 1])))
                {
                    row++;
                }
                else
                {
                    column++;
                }
            }

            if (row > firstRow || column > firstColumn)
            {
                yield return new TextChange(
                    TextSpan.FromBounds(PositionOf(start + firstRow), PositionOf(start + row)),
                    string.Concat(changed.Skip(start + firstColumn).Take(column - firstColumn)));
            }

            while (row < rows && column < columns && common is not null && old[start + row] == changed[start + column])
            {
                row++;
                column++;
            }
        }

        int PositionOf(int line) => line < before.Lines.Count ? before.Lines[line].Start : before.Length;
    }

    private static string[] LinesOf(SourceText text) => [.. text.Lines.Select(line => text.ToString(line.SpanIncludingLineBreak))];
}
