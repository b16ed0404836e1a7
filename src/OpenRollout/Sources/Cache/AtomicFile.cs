namespace OpenRollout.Sources.Cache;

/// <summary>
/// Replaces files atomically: the new file is written next to the old one, flushed to the disk and renamed. A reader,
/// also after a crash at any moment, finds either the old file or the new one, never a part.
/// </summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";

    /// <summary>Writes a file, replacing the existing one.</summary>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <param name="write">Writes the content.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        // A unique name: several processes may share a folder. The last one to finish wins.
        var temporary = $"{path}.{Guid.NewGuid():N}{Extension}";
        try
        {
            using var stream = new FileStream(temporary, CreateOptions());
            write(stream);
            stream.Flush(flushToDisk: true);
            // Still open and locked, so that no other process takes it for abandoned.
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Removes the temporary files of killed processes. A file that is being written is locked while its process runs, so
    /// an unlocked one is abandoned, regardless of its age and owner. Never throws.
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
            // The files only take space; the next start tries again.
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
            // The file is being written, or belongs to another user.
        }
    }

    /// <summary>Returns options for a file that only its owner can read, because manifests and files of keys contain user keys.</summary>
    private static FileStreamOptions CreateOptions()
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
            // The file only takes space.
        }
    }
}
