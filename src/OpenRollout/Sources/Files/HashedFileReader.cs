using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Sources.Files;

/// <summary>Reads files and computes a SHA-256 over their bytes. For a file that cannot be read, the hash covers the reason.</summary>
internal class HashedFileReader : IDisposable
{
    private const int BlockLength = 64 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Returns whether the content of files matches a hash. The bytes are not kept, so that large files of keys cost little.</summary>
    public bool Matches(ReadOnlySpan<byte> hash, IReadOnlyList<FileInfo> files)
    {
        for (var index = 0; index < files.Count; index++)
        {
            try
            {
                Copy(files[index], null);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The hash covers its message.
            }
        }

        Span<byte> current = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(current);
        return current.SequenceEqual(hash);
    }

    /// <summary>Reads a file and adds it to the hash. Tests override it to change files between two reads.</summary>
    public virtual byte[] Read(FileInfo file)
    {
        using var content = new MemoryStream();
        Copy(file, content);
        return content.ToArray();
    }

    /// <summary>Returns the hash of all files read since the last reset.</summary>
    public byte[] GetHashAndReset() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();

    private void Copy(FileInfo file, MemoryStream? to)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            using var from = RegularFile.Open(file, ManifestReader.MaximumLength);
            var length = 0L;
            for (int read; from is not null && (read = RegularFile.Read(file, from, block, length, ManifestReader.MaximumLength)) > 0; length += read)
            {
                _hash.AppendData(block, 0, read);
                to?.Write(block, 0, read);
            }

            // The boundary between two files is part of the content.
            Span<byte> end = stackalloc byte[sizeof(long)];
            BitConverter.TryWriteBytes(end, length);
            _hash.AppendData(end);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _hash.AppendData(Encoding.UTF8.GetBytes(exception.Message));
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
