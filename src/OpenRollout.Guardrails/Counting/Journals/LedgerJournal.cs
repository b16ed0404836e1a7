namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>
/// Writes the evidence of a ledger to its journal, once the folder is locked and the journal read. Until then the ledger counts in memory only, so
/// its guardrail only tells. Thread-safe. Methods do not throw: see <see cref="Problem"/>.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="folder">The folder.</param>
/// <param name="compactionLength">The number of bytes by which a journal grows before it is compacted.</param>
internal sealed class LedgerJournal(EvidenceLedger ledger, StateFolder folder, int compactionLength) : IDisposable
{
    private readonly object _lock = new();
    private readonly JournalFile _file = new(folder.PathOf(ledger.Definition));
    private JournalItems _spare = new();
    private volatile string? _problem;
    private volatile bool _isAttached;
    private bool _isClosed;

    /// <summary>Gets the folder.</summary>
    public StateFolder Folder => folder;

    /// <summary>Gets the path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>Gets the reason why evidence cannot be written; null if it can.</summary>
    public string? Problem => _problem;

    /// <summary>Gets a value indicating whether the journal was read, so that it can be continued.</summary>
    public bool IsAttached => _isAttached;

    /// <summary>Locks the folder and continues the journal.</summary>
    /// <returns>Whether the ledger's counts are now those of the journal.</returns>
    public bool TryAttach()
    {
        lock (_lock)
        {
            if (_isAttached || _isClosed || ledger.MutedBecause is not null)
            {
                return false;
            }

            try
            {
                folder.Hold();
                Attach();
                _isAttached = true;
                (_problem, ledger.TellsOnlyBecause) = (null, null);
                return true;
            }
#pragma warning disable CA1031 // A failing disk or a damaged file must not affect the application.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Detach(exception);
                return false;
            }
        }
    }

    /// <summary>Writes what is not yet written.</summary>
    /// <param name="durable">Whether it must be on the disk when the method returns.</param>
    public void Write(bool durable)
    {
        lock (_lock)
        {
            if (!_isAttached || _isClosed)
            {
                return;
            }

            try
            {
                WriteItems(durable);
                _problem = null;
            }
            catch (StateFolderInUseException exception)
            {
                // The folder was deleted, and another process has created it again.
                _file.Dispose();
                _isAttached = false;
                ledger.RequireAll();
                Detach(exception);
            }
#pragma warning disable CA1031 // Counting continues in memory. A file that is too long for the disk is an ArgumentOutOfRangeException.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                ledger.RequireAll();
                _problem = $"counted users cannot be written to '{Path}' and would be forgotten if the process ended: {exception.Message}";
            }
        }
    }

    /// <summary>Writes what is not yet written and closes the journal. The ledger counts nothing any longer.</summary>
    /// <param name="now">The time until which the evidence was used.</param>
    public void Close(DateTimeOffset now)
    {
        // First, so that no user is counted after the last items were taken.
        ledger.Release();
        Write(durable: true);
        Touch(now);
        Dispose();
    }

    /// <summary>Closes the journal without writing.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            _file.Dispose();
        }
    }

    /// <summary>Records that the evidence is in use.</summary>
    public void Touch(DateTimeOffset now)
    {
        try
        {
            if (_isAttached)
            {
                JournalFile.Touch(Path, now);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The evidence would be deleted too early only if its salt left the manifest.
        }
    }

    private void Attach()
    {
        var content = JournalFile.Read(new FileInfo(Path), ledger.Memory);
        if (content is null)
        {
            ledger.RequireAll();
        }
        else if (content.FitsMemory)
        {
            Continue(content);
        }
        else
        {
            ledger.Mute();
        }
    }

    private void Continue(JournalContent content)
    {
        try
        {
            _file.Continue(content);
        }
        catch
        {
            // The next attempt reads the file again.
            _file.Dispose();
            content.Users.Release();
            throw;
        }

        ledger.Adopt(content.Users);
    }

    private void WriteItems(bool durable)
    {
        var all = !durable && _file.IsLong(compactionLength) ? new JournalItems() : null;
        var items = ledger.Take(_spare, all, out var isAll);
        // The ledger has the spare buffer now, unless that was filled with all evidence, which may be long.
        _spare = isAll ? new JournalItems() : items;
        if (items.IsEmpty)
        {
            if (durable)
            {
                _file.FlushToDisk();
            }

            return;
        }

        folder.Hold();
        if (isAll)
        {
            _file.Replace(ledger.Definition, items.Bytes);
        }
        else
        {
            _file.Append(items.Bytes, durable);
            Compact(all);
        }
    }

    /// <summary>Replaces a long journal by a compact one. If that fails, the long one stays in use.</summary>
    private void Compact(JournalItems? all)
    {
        if (all is null)
        {
            return;
        }

        try
        {
            _file.Replace(ledger.Definition, all.Bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            _file.PostponeCompaction();
        }
    }

    private void Detach(Exception exception) => _problem = ledger.TellsOnlyBecause = exception switch
    {
        StateFolderInUseException => exception.Message,
        InvalidDataException => $"the evidence in '{Path}' cannot be continued: {exception.Message}; remove the file to count from the beginning, or choose a new salt for the flag '{ledger.Definition.FlagKey}'",
        _ => $"the state folder '{folder.Path}' cannot be used: {exception.Message}",
    };
}
