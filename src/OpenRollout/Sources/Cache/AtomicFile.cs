namespace OpenRollout;

/// <summary>
/// Replaces files whole: a new one is written beside the old, flushed to the disk, and given its name in one step. Who
/// reads, and who starts after a crash or a kill at any moment, finds the old file or the new one, never a part.
/// </summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";

    /// <summary>The age from which a file that was not finished must be left over from a process that is gone.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>Replaces a file.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the content.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        // A name of its own: several processes may share a folder, and the last one wins.
        var temporary = $"{path}.{Guid.NewGuid():N}{Extension}";
        try
        {
            using (var stream = new FileStream(temporary, Options()))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Removes what processes that were killed have left behind. Never throws.</summary>
    public static void RemoveAbandoned(string path)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*{Extension}"))
            {
                // By the machine's clock, which wrote the file's time.
                if (TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file) > Abandoned)
                {
                    TryDelete(file);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // They take room and do no other harm; the next start tries again.
        }
    }

    /// <summary>For the owner alone: a manifest and its files of keys name people.</summary>
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
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
