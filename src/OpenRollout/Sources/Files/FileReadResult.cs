using OpenRollout.Manifest;

namespace OpenRollout.Sources.Files;

/// <summary>The result of reading a manifest, its overlay if it requires one, and their files of keys.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Content">The hash of all files.</param>
/// <param name="Watch">The state of the files before they were read, the manifest first.</param>
internal sealed record FileReadResult(LoadedManifest Manifest, byte[] Content, FileWatch Watch)
{
    /// <summary>The maximum number of times that a pair is read if its files change in the meantime. The next poll then reads it again.</summary>
    private const int MaxRounds = 3;

    /// <summary>
    /// Reads a manifest and the files that it requires. A file that cannot be read becomes an error of the manifest. A
    /// manifest with an overlay is read again if one of the files has changed in the meantime, so that they belong together.
    /// </summary>
    public static FileReadResult Read(FileLayers files, HashedFileReader reader)
    {
        for (var round = 1; ; round++)
        {
            var result = ReadOnce(files, reader, out var hasOverlay);
            if (!hasOverlay || round == MaxRounds || !result.Watch.HasChanged())
            {
                return result;
            }
        }
    }

    private static FileReadResult ReadOnce(FileLayers files, HashedFileReader reader, out bool hasOverlay)
    {
        var folder = Path.GetDirectoryName(files.Path)!;
        var watch = new FileWatch();
        hasOverlay = false;
        LoadedManifest manifest;
        try
        {
            // The state is recorded before the bytes are read, so that the next poll sees a change in between.
            var file = watch.Add(files.Path);
            var writtenAt = TimeOf(file);
            var text = reader.Read(file);
            var layers = new ManifestLayers(text, files.Environment, overlay: null) { Path = files.Path };
            if (files.FindOverlay(text) is { } overlayPath)
            {
                hasOverlay = true;
                var overlay = watch.Add(overlayPath);
                writtenAt = Later(writtenAt, TimeOf(overlay));
                layers = ReadOverlay(layers, overlay, overlayPath, reader);
            }

            manifest = LoadedManifest.Read(layers, name => reader.Read(watch.Add(Path.Combine(folder, name)))).AsWrittenAt(writtenAt);
        }
#pragma warning disable CA1031 // Polling continues after any failure.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            manifest = LoadedManifest.Unreadable(files.Path, exception.Message);
        }

        return new FileReadResult(manifest, reader.GetHashAndReset(), watch);
    }

    private static ManifestLayers ReadOverlay(ManifestLayers layers, FileInfo file, string path, HashedFileReader reader)
    {
        try
        {
            return new ManifestLayers(layers.Utf8, layers.Environment, reader.Read(file)) { Path = layers.Path, OverlayPath = path };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var isMissing = exception is FileNotFoundException or DirectoryNotFoundException;
            return new ManifestLayers(layers.Utf8, layers.Environment, overlay: null)
            {
                Path = layers.Path,
                OverlayPath = path,
                OverlayProblem = isMissing ? null : exception.Message,
            };
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => left > right || right is null ? left : right;

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
