using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Notices;

/// <summary>
/// Groups the same notice at several places of a file, such as ten comments that name the flag, to one with the lines of the others. Each notice
/// still names all of its places, and a reader sees at a glance which files to open.
/// </summary>
internal static class NoticeGroups
{
    /// <summary>Returns the groups, ordered by path and position.</summary>
    public static IReadOnlyList<RemovalPlace> Of(IEnumerable<RemovalPlace> notices)
        => [.. notices.GroupBy(notice => (notice.Span.Path, notice.Reason)).Select(same => Join([.. same.OrderBy(notice => notice)])).OrderBy(notice => notice)];

    private static RemovalPlace Join(IReadOnlyList<RemovalPlace> same)
        => same.Skip(1).Select(notice => notice.Span.StartLinePosition.Line + 1).Distinct().Where(line => line != same[0].Span.StartLinePosition.Line + 1).ToList() is { Count: > 0 } lines
            ? same[0] with { Reason = RemovalReasons.AlsoIn(same[0].Reason, lines) }
            : same[0];
}
