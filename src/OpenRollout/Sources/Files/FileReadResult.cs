namespace OpenRollout.Sources.Files;

/// <summary>What one reading of a manifest's files gave.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Content">A hash over all files.</param>
/// <param name="Watch">What the files looked like from outside before they were read, the manifest first.</param>
internal sealed record FileReadResult(LoadedManifest Manifest, byte[] Content, FileWatch Watch)
{
    /// <summary>Reads a manifest and the files that it names. What cannot be read becomes an error of the manifest.</summary>
    public static FileReadResult Read(string path, HashedFileReader content)
    {
        var folder = Path.GetDirectoryName(path)!;
        var watch = new FileWatch();
        LoadedManifest manifest;
        try
        {
            // The watch before the bytes: what changes in between is then seen at the next look.
            var file = watch.Add(path);
            var writtenAt = TimeOf(file);
            manifest = LoadedManifest.Read(content.Read(file), path, name => content.Read(watch.Add(Path.Combine(folder, name)))).AsWrittenAt(writtenAt);
        }
#pragma warning disable CA1031 // Whatever a file may do, it is looked at again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            manifest = LoadedManifest.Unreadable(path, exception.Message);
        }

        return new FileReadResult(manifest, content.GetHashAndReset(), watch);
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
