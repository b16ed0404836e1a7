namespace OpenRollout.Sources.Files;

/// <summary>
/// The state of files without their content: link targets, lengths and times of change. Checking for changes allocates
/// nothing.
/// </summary>
internal sealed class FileWatch
{
    private const int MaxLinks = 40;

    private readonly List<string> _paths = [];
    private readonly List<FileInfo> _files = [];
    private readonly Dictionary<string, WatchedPath> _parts = new(StringComparer.Ordinal);

    /// <summary>Gets the files in the order in which they were added, with links resolved at that time.</summary>
    public IReadOnlyList<FileInfo> Files => _files;

    /// <summary>Adds a file and returns it with its links resolved.</summary>
    public FileInfo Add(string path)
    {
        _paths.Add(path);
        var file = new FileInfo(FollowLinks(path));
        _files.Add(file);
        return file;
    }

    /// <summary>Returns whether any file has changed since it was added.</summary>
    public bool HasChanged()
    {
        // Not LINQ: this runs four times a second.
        foreach (var part in _parts.Values)
        {
            if (part.HasChanged())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns a watch with the current state of the same files.</summary>
    public FileWatch Renew()
    {
        var watch = new FileWatch();
        _paths.ForEach(path => watch.Add(path));
        return watch;
    }

    /// <summary>
    /// Resolves links in every part of a path. Kubernetes replaces mounted files by changing the target of a link to
    /// their folder.
    /// </summary>
    private string FollowLinks(string path)
    {
        for (var links = 0; links < MaxLinks && FollowFirstLink(path) is { } resolved; links++)
        {
            path = resolved;
        }

        return path;
    }

    private string? FollowFirstLink(string path)
    {
        for (var end = path.IndexOf(Path.DirectorySeparatorChar, 1); ; end = path.IndexOf(Path.DirectorySeparatorChar, end + 1))
        {
            var part = end < 0 ? path : path[..end];
            if (!_parts.TryGetValue(part, out var watched))
            {
                _parts.Add(part, watched = new WatchedPath(part));
            }

            if (watched.LinkTarget is { } target)
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
