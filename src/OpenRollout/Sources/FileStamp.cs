using System.Globalization;

namespace OpenRollout;

/// <summary>What files look like from outside: where their links lead, their lengths and times of change.</summary>
internal static class FileStamp
{
    public static string Of(IEnumerable<string> paths) => string.Concat(paths.Select(Of));

    /// <summary>Returns when the file that a path leads to was changed, in UTC; null where that cannot be known.</summary>
    public static DateTimeOffset? TimeOf(string path)
    {
        try
        {
            return new DateTimeOffset(File.GetLastWriteTimeUtc(FollowLinks(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Of(string path)
    {
        try
        {
            var file = new FileInfo(FollowLinks(path));
            return file.Exists
                ? string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n")
                : $"{path}|missing\n";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{path}|{exception.Message}\n";
        }
    }

    /// <summary>
    /// Follows links in every part of a path: Kubernetes replaces a mounted file by pointing a link to its folder
    /// elsewhere.
    /// </summary>
    private static string FollowLinks(string path)
    {
        const int MaximumLinks = 40;
        for (var links = 0; links < MaximumLinks; links++)
        {
            var resolved = FollowFirstLink(path);
            if (resolved is null)
            {
                return path;
            }

            path = resolved;
        }

        throw new IOException($"'{path}' leads through more than {MaximumLinks} links.");
    }

    private static string? FollowFirstLink(string path)
    {
        for (var end = path.IndexOf(Path.DirectorySeparatorChar, 1); ; end = path.IndexOf(Path.DirectorySeparatorChar, end + 1))
        {
            var part = end < 0 ? path : path[..end];
            if (new FileInfo(part).LinkTarget is { } target)
            {
                var resolved = Path.GetFullPath(target, Path.GetDirectoryName(part)!);
                return end < 0 ? resolved : resolved + path[end..];
            }

            if (end < 0)
            {
                return null;
            }
        }
    }
}
