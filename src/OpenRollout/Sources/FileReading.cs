using System.Security.Cryptography;

namespace OpenRollout;

/// <summary>What one reading of a manifest's files gave.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Content">A hash over all files, as <see cref="FileContent.HashOf"/> gives it.</param>
/// <param name="Paths">The files that were read, the manifest first.</param>
/// <param name="Stamp">What the files looked like from outside before they were read.</param>
internal sealed record FileReading(LoadedManifest Manifest, string Content, IReadOnlyList<string> Paths, string Stamp)
{
    /// <summary>Reads a manifest and the files that it names. What cannot be read becomes an error of the manifest.</summary>
    public static FileReading Read(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var paths = new List<string>();
        var stamp = "";
        DateTimeOffset? writtenAt = null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        byte[] ReadFile(string file)
        {
            var full = Path.Combine(folder, file);
            paths.Add(full);
            // Before the bytes: what changes in between is then seen at the next look.
            stamp += FileStamp.Of([full]);
            // The manifest's own, as it is read first.
            writtenAt ??= FileStamp.TimeOf(full);
            return FileContent.Read(full, hash);
        }

        LoadedManifest manifest;
        try
        {
            manifest = LoadedManifest.Read(ReadFile(path), path, ReadFile).AsWrittenAt(writtenAt);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            manifest = LoadedManifest.Unreadable(path, exception.Message);
        }

        return new FileReading(manifest, Convert.ToHexString(hash.GetHashAndReset()), paths, stamp);
    }
}
