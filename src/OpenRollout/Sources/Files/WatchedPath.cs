namespace OpenRollout.Sources.Files;

/// <summary>A path as it looked when it was first seen: a file, a link, a folder, or nothing.</summary>
internal sealed class WatchedPath
{
    /// <summary>How long after a link was made another may have the same time: file systems count in steps of up to two seconds.</summary>
    private static readonly TimeSpan TimeStep = TimeSpan.FromSeconds(3);

    private readonly FileInfo _path;
    private readonly (FileAttributes Attributes, long Length, DateTime ChangedAt) _seen;
    private string? _target;

    public WatchedPath(string path)
    {
        _path = new FileInfo(path);
        _seen = ReadState();
        _target = LinkTarget = TargetOf(_path);
    }

    /// <summary>Where a link led when it was first seen; null where the path is no link.</summary>
    public string? LinkTarget { get; }

    /// <summary>Returns whether it looks different now.</summary>
    public bool HasChanged()
    {
        _path.Refresh();
        return ReadState() != _seen || HasOtherTarget();
    }

    /// <summary>Reads where a link leads, which allocates, only while a link made in its place could have the same time.</summary>
    private bool HasOtherTarget()
    {
        if (_target is null)
        {
            return false;
        }

        var isSettled = DateTime.UtcNow - _seen.ChangedAt > TimeStep;
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
            // Those of what does not exist are all set.
            var attributes = _path.Attributes;
            var isThere = attributes != (FileAttributes)(-1);
            // A folder's time changes with each of its files, so only its kind counts.
            var isFolder = isThere && (attributes & FileAttributes.Directory) != 0;
            var isLink = isThere && (attributes & FileAttributes.ReparsePoint) != 0;
            return !isThere || (isFolder && !isLink) ? (attributes, 0, default) : (attributes, isFolder ? 0 : _path.Length, _path.LastWriteTimeUtc);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
