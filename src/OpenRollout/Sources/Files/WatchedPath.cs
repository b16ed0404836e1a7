namespace OpenRollout.Sources.Files;

/// <summary>The state of a path when it was first seen: a file, a link, a folder, or nothing.</summary>
internal sealed class WatchedPath
{
    /// <summary>The period in which a replaced link can have the same time of change. File systems store times in steps of up to two seconds.</summary>
    private static readonly TimeSpan TimeResolution = TimeSpan.FromSeconds(3);

    private readonly FileInfo _path;
    private readonly (FileAttributes Attributes, long Length, DateTime ChangedAt) _seen;
    private string? _target;

    public WatchedPath(string path)
    {
        _path = new FileInfo(path);
        _seen = ReadState();
        _target = LinkTarget = TargetOf(_path);
    }

    /// <summary>Gets the target of a link when it was first seen; null if the path is not a link.</summary>
    public string? LinkTarget { get; }

    /// <summary>Returns whether the state of the path has changed.</summary>
    public bool HasChanged()
    {
        _path.Refresh();
        return ReadState() != _seen || HasOtherTarget();
    }

    /// <summary>Compares the target of a link. This allocates, so it is done only while a replaced link could have the same time of change.</summary>
    private bool HasOtherTarget()
    {
        if (_target is null)
        {
            return false;
        }

        var isSettled = DateTime.UtcNow - _seen.ChangedAt > TimeResolution;
        var isSame = TargetOf(_path) == _target;
        _target = isSettled ? null : _target;
        return !isSame;
    }

    private static string? TargetOf(FileInfo path)
    {
        try
        {
            return path.LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private (FileAttributes Attributes, long Length, DateTime ChangedAt) ReadState()
    {
        try
        {
            // For a path that does not exist, all bits are set.
            var attributes = _path.Attributes;
            var exists = attributes != (FileAttributes)(-1);
            // The time of a folder changes with each file in it, so only the kind counts.
            var isFolder = exists && (attributes & FileAttributes.Directory) != 0;
            var isLink = exists && (attributes & FileAttributes.ReparsePoint) != 0;
            return !exists || (isFolder && !isLink) ? (attributes, 0, default) : (attributes, isFolder ? 0 : _path.Length, _path.LastWriteTimeUtc);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
