namespace OpenRollout.Sources.Cache;

/// <summary>
/// Replaces files atomically: the new file is written next to the old one, flushed to the disk and renamed. A reader,
/// also after a crash at any moment, finds either the old file or the new one, never a part.
/// </summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";
    private const int ProbeLength = 4096;

    /// <summary>Writes a file, replacing the existing one.</summary>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <param name="write">Writes the content.</param>
    public static void Replace(string path, Action<Stream> write) => Write(path, write, overwrite: true);

    /// <summary>Creates a file, unless it exists. Of several processes that create the same file, one succeeds.</summary>
    /// <returns>False if the file exists.</returns>
    /// <inheritdoc cref="Replace"/>
    public static bool TryCreate(string path, Action<Stream> write)
    {
        if (File.Exists(path))
        {
            return false;
        }

        try
        {
            Write(path, write, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    /// <summary>Checks that a file could be written, by writing a temporary one with a length of a few kilobytes.</summary>
    /// <exception cref="IOException">It could not be written, for instance because the disk is full or read-only.</exception>
    /// <exception cref="UnauthorizedAccessException">It could not be written.</exception>
    public static void CheckWritable(string path)
    {
        var options = CreateOptions();
        options.Options = FileOptions.DeleteOnClose;
        using var stream = new FileStream(CreateTemporaryName(path), options);
        stream.Write(new byte[ProbeLength]);
        stream.Flush(flushToDisk: true);
    }

    private static void Write(string path, Action<Stream> write, bool overwrite)
    {
        // A unique name: several processes may share a folder. The last one to finish wins.
        var temporary = CreateTemporaryName(path);
        try
        {
            using var stream = new FileStream(temporary, CreateOptions());
            write(stream);
            stream.Flush(flushToDisk: true);
            // Still open and locked, so that no other process takes it for abandoned.
            if (overwrite)
            {
                File.Move(temporary, path, overwrite: true);
            }
            else
            {
                ExclusiveMove.Move(temporary, path);
            }
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
    public static void RemoveAbandoned(string path) => RemoveAbandoned(Path.GetDirectoryName(path)!, Path.GetFileName(path));

    /// <summary>Removes the temporary files of killed processes for all files whose names match a pattern. Never throws.</summary>
    public static void RemoveAbandoned(string folder, string pattern)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, $"{pattern}.*{Extension}"))
            {
                TryRemoveAbandoned(file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The files only take space; the next start tries again.
        }
    }

    private static string CreateTemporaryName(string path) => $"{path}.{Guid.NewGuid():N}{Extension}";

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
