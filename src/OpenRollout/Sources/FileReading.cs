using System.Security.Cryptography;
using System.Text;

namespace OpenRollout;

/// <summary>What one reading of a manifest's files gave.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Content">A SHA-256 over the bytes of all files, or over the reason why one could not be read.</param>
/// <param name="Paths">The files that were read, the manifest first.</param>
/// <param name="Stamp">What the files looked like from outside before they were read.</param>
internal sealed record FileReading(LoadedManifest Manifest, string Content, IReadOnlyList<string> Paths, string Stamp)
{
    /// <summary>Reads a manifest and the files that it names. What cannot be read becomes an error of the manifest.</summary>
    public static FileReading Read(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var paths = new List<string> { path };
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Before the bytes: what changes in between is then seen at the next look.
        var stamp = FileStamp.Of(paths);

        byte[] ReadFile(string file)
        {
            var full = Path.Combine(folder, file);
            paths.Add(full);
            stamp += FileStamp.Of([full]);
            return ReadAndHash(full, hash);
        }

        LoadedManifest manifest;
        try
        {
            manifest = LoadedManifest.Read(ReadAndHash(path, hash), path, ReadFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            manifest = LoadedManifest.Unreadable(path, exception.Message);
        }

        return new FileReading(manifest, Convert.ToHexString(hash.GetHashAndReset()), paths, stamp);
    }

    private static byte[] ReadAndHash(string path, IncrementalHash hash)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > OpenRollout.Manifest.ManifestReader.MaximumLength)
            {
                throw new IOException($"'{path}' has {stream.Length} bytes; more than {OpenRollout.Manifest.ManifestReader.MaximumLength} are not read.");
            }

            using var content = new MemoryStream((int)stream.Length);
            stream.CopyTo(content);
            var bytes = content.ToArray();
            hash.AppendData(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(exception.Message));
            throw;
        }
    }
}
