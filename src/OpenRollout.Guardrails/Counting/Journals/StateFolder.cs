using OpenRollout.Decisions.Folders;
using OpenRollout.Sources.Cache;

namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>
/// The folder of one flag set and environment within a state folder. It is locked by a file that is open for as long as the process uses it, so the
/// lock ends with the process, however that ends. Thread-safe.
/// </summary>
/// <param name="root">The full path of the state folder.</param>
/// <param name="flagSetId">The flag set; null for none.</param>
/// <param name="environment">The environment; null for none.</param>
internal sealed class StateFolder(string root, string? flagSetId, string? environment) : IDisposable
{
    /// <summary>The extension of journals.</summary>
    public const string Extension = ".evidence";

    private const string LockName = "lock";
    private const string Remedy = "use a folder below it";
    private const int UnixWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private readonly object _sync = new();
    private FileStream? _lock;
    private DateTime _lockedAt;

    public string Path { get; } = System.IO.Path.Combine(root, ScopeName.Of(new DecisionScope(flagSetId ?? "", environment)));

    private string LockPath => System.IO.Path.Combine(Path, LockName);

    /// <summary>Returns the path of a watch's journal.</summary>
    public string PathOf(WatchIdentity watch) => System.IO.Path.Combine(Path, WatchDigest.Of(watch).Name + Extension);

    /// <summary>Locks the folder, which is created if it does not exist; also again, if the folder or the lock were deleted.</summary>
    /// <exception cref="StateFolderInUseException">Another process or another provider has locked it.</exception>
    /// <exception cref="IOException">The folder cannot be created or locked, or everyone may write to it.</exception>
    public void Hold()
    {
        lock (_sync)
        {
            // The time identifies the file: the name may be that of another process's lock by now.
            if (_lock is not null && File.GetLastWriteTimeUtc(LockPath) == _lockedAt)
            {
                return;
            }

            Dispose();
            CacheFolder.Create(root, Remedy);
            CacheFolder.Create(Path, Remedy);
            _lock = Lock();
            File.SetLastWriteTimeUtc(_lock.SafeFileHandle, DateTime.UtcNow);
            _lockedAt = File.GetLastWriteTimeUtc(LockPath);
            AtomicFile.RemoveAbandoned(Path, $"*{Extension}");
        }
    }

    /// <summary>Returns the paths of all journals.</summary>
    public string[] FindJournals() => Directory.GetFiles(Path, $"*{Extension}");

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_sync)
        {
            _lock?.Dispose();
            _lock = null;
        }
    }

    private FileStream Lock()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(LockPath, options);
        }
        catch (IOException exception) when (exception.HResult is UnixWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            throw new StateFolderInUseException($"another process or another provider counts in '{Path}'", exception);
        }
    }
}
