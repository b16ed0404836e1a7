namespace OpenRollout.Sources.Files;

/// <summary>The result of reading a manifest and its files of keys.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Content">The hash of all files.</param>
/// <param name="Watch">The state of the files before they were read, the manifest first.</param>
internal sealed record FileReadResult(LoadedManifest Manifest, byte[] Content, FileWatch Watch)
{
    /// <summary>Reads a manifest and the files that it names. A file that cannot be read becomes an error of the manifest.</summary>
    public static FileReadResult Read(string path, HashedFileReader reader)
    {
        var folder = Path.GetDirectoryName(path)!;
        var watch = new FileWatch();
        LoadedManifest manifest;
        try
        {
            // The state is recorded before the bytes are read, so that the next poll sees a change in between.
            var file = watch.Add(path);
            var writtenAt = TimeOf(file);
            manifest = LoadedManifest.Read(reader.Read(file), path, name => reader.Read(watch.Add(Path.Combine(folder, name)))).AsWrittenAt(writtenAt);
        }
#pragma warning disable CA1031 // Polling continues after any failure.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            manifest = LoadedManifest.Unreadable(path, exception.Message);
        }

        return new FileReadResult(manifest, reader.GetHashAndReset(), watch);
    }

    private static DateTimeOffset? TimeOf(FileInfo file)
    {
        try
        {
            return new DateTimeOffset(file.LastWriteTimeUtc);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
