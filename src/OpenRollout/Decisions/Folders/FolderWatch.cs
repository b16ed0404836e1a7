namespace OpenRollout.Decisions.Folders;

/// <summary>Detects changes of a folder's entries by the folder's time of change, without listing them. Not thread-safe.</summary>
internal sealed class FolderWatch(string path)
{
    /// <summary>The period in which two changes can have the same time. File systems store times in steps of up to two seconds.</summary>
    private static readonly TimeSpan TimeResolution = TimeSpan.FromSeconds(3);

    private readonly DirectoryInfo _folder = new(path);
    private DateTime _seen = DateTime.MinValue;
    private bool _isSettled;

    /// <summary>Returns whether entries may have changed since the last call. True for the first call and as long as the last change is recent.</summary>
    public bool HasChanged()
    {
        _folder.Refresh();
        var changedAt = ReadTime();
        var hasChanged = changedAt != _seen || !_isSettled;
        _seen = changedAt;
        // The time of a link does not change with its target.
        _isSettled = DateTime.UtcNow - changedAt > TimeResolution && _folder.LinkTarget is null;
        return hasChanged;
    }

    private DateTime ReadTime()
    {
        try
        {
            return _folder.LastWriteTimeUtc;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return DateTime.MinValue;
        }
    }
}
