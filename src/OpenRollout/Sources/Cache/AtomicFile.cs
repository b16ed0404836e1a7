namespace OpenRollout.Sources.Cache;

/// <summary>
/// Replaces files whole: a new one is written beside the old, flushed to the disk, and given its name in one step. Who
/// reads, and who starts after a crash or a kill at any moment, finds the old file or the new one, never a part.
/// </summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";

    /// <summary>Replaces a file.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the content.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        // A name of its own: several processes may share a folder, and the last one wins.
        var temporary = $"{path}.{Guid.NewGuid():N}{Extension}";
        try
        {
            using var stream = new FileStream(temporary, Options());
            write(stream);
            stream.Flush(flushToDisk: true);
            // Still open, so that nobody takes it for abandoned.
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Removes what processes that were killed have left behind. What is being written is locked for as long as its
    /// process lives, so it does not matter how old a file is, nor whose. Never throws.
    /// </summary>
    public static void RemoveAbandoned(string path)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*{Extension}"))
            {
                TryRemoveAbandoned(file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // They take room and do no other harm; the next start tries again.
        }
    }

    private static void TryRemoveAbandoned(string file)
    {
        try
        {
            using var locked = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is being written, or somebody else's.
        }
    }

    /// <summary>For the owner alone: a manifest and its files of keys name people.</summary>
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It takes room and does no other harm.
        }
    }
}
