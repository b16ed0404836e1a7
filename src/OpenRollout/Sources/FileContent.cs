using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>The bytes of files, and a hash over them that also stands for the reason why one cannot be read.</summary>
internal static class FileContent
{
    private const int BlockLength = 64 * 1024;

    /// <summary>Returns a SHA-256 over files, without keeping their bytes: looking at large cohorts must cost little.</summary>
    public static string HashOf(IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            try
            {
                Copy(path, hash, Stream.Null);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Its message is in the hash.
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Reads a file, and adds it to a hash.</summary>
    public static byte[] Read(string path, IncrementalHash hash)
    {
        using var content = new MemoryStream();
        Copy(path, hash, content);
        return content.ToArray();
    }

    /// <summary>
    /// Whether something has no length, which is seen without opening it: opening a pipe waits for who writes to it, and
    /// a device such as <c>/dev/zero</c> never ends. All of them count as empty files.
    /// </summary>
    private static bool IsEmpty(string path)
        // A link has a length of its own.
        => (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)) is FileInfo { Exists: true, Length: 0 };

    private static void RequireLength(string path, long length)
    {
        if (length > ManifestReader.MaximumLength)
        {
            throw new IOException($"'{path}' has {length} bytes; more than {ManifestReader.MaximumLength} are not read.");
        }
    }

    private static void Copy(string path, IncrementalHash hash, Stream to)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            using var from = IsEmpty(path) ? Stream.Null : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            RequireLength(path, from.Length);
            var length = 0L;
            for (int read; (read = from.Read(block)) > 0; length += read)
            {
                // It may have grown meanwhile.
                RequireLength(path, length + read);
                hash.AppendData(block, 0, read);
                to.Write(block, 0, read);
            }

            // Where one file ends and the next begins is part of the content.
            hash.AppendData(BitConverter.GetBytes(length));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(exception.Message));
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
