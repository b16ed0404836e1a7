namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>The folders of flag sets and environments in a state folder, and the removal of old evidence. Not thread-safe.</summary>
/// <param name="root">The full path of the state folder.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class StateFolders(string root, TimeProvider timeProvider) : IDisposable
{
    /// <summary>The time for which evidence is kept after its salt has left the manifest.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    /// <summary>The time after which evidence in use is marked as such again.</summary>
    public static readonly TimeSpan CleanUpInterval = TimeSpan.FromHours(6);

    private readonly Dictionary<string, StateFolder> _folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inUse = new(StringComparer.Ordinal);
    private DateTimeOffset _cleanedAt = DateTimeOffset.MinValue;

    /// <summary>Returns the folder of a watch.</summary>
    public StateFolder Of(WatchIdentity watch)
    {
        var folder = new StateFolder(root, watch.FlagSetId, watch.Environment);
        if (_folders.TryGetValue(folder.Path, out var known))
        {
            return known;
        }

        _folders.Add(folder.Path, folder);
        return folder;
    }

    /// <summary>Records that the journals are in use, and deletes others that have not been in use for a long time. Does nothing if nothing has changed lately.</summary>
    public void CleanUp(IReadOnlyCollection<LedgerJournal> journals)
    {
        var now = timeProvider.GetUtcNow();
        var paths = journals.Select(journal => journal.Path).ToList();
        // Also when the clock was set back.
        if (_inUse.SetEquals(paths) && now >= _cleanedAt && now - _cleanedAt < CleanUpInterval)
        {
            return;
        }

        _inUse.Clear();
        _inUse.UnionWith(paths);
        _cleanedAt = now;
        foreach (var journal in journals)
        {
            journal.Touch(now);
        }

        foreach (var folder in journals.Where(journal => journal.IsAttached).Select(journal => journal.Folder).Distinct())
        {
            DeleteOld(folder, now);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var folder in _folders.Values)
        {
            folder.Dispose();
        }
    }

    private void DeleteOld(StateFolder folder, DateTimeOffset now)
    {
        try
        {
            foreach (var path in folder.FindJournals().Where(path => !_inUse.Contains(path)))
            {
                var usedAt = new DateTimeOffset(File.GetLastWriteTimeUtc(path));
                if (now - usedAt > Retention)
                {
                    File.Delete(path);
                }
                else if (usedAt > now)
                {
                    // The clock was wrong.
                    File.SetLastWriteTimeUtc(path, now.UtcDateTime);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The files only take space; the next time tries again.
        }
    }
}
