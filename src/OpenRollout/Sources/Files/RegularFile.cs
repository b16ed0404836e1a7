using Microsoft.Win32.SafeHandles;

namespace OpenRollout.Sources.Files;

/// <summary>Opens and reads files up to a length limit.</summary>
internal static class RegularFile
{
    /// <summary>
    /// Opens a file; null if its length is 0. The length is checked before opening, because opening a pipe waits for a
    /// writer and a device such as <c>/dev/zero</c> never ends. Both count as empty files.
    /// </summary>
    /// <param name="file">The file; not a link, which has a different length.</param>
    /// <param name="limit">The maximum length in bytes.</param>
    /// <exception cref="IOException">The file cannot be opened, or is longer than the limit.</exception>
    public static SafeFileHandle? Open(FileInfo file, long limit)
    {
        file.Refresh();
        if (file is { Exists: true, Length: 0 })
        {
            return null;
        }

        var handle = File.OpenHandle(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            RequireLength(file, RandomAccess.GetLength(handle), limit);
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next bytes of a file and returns their number; 0 at the end.</summary>
    /// <exception cref="IOException">The file has grown beyond the limit, or cannot be read.</exception>
    public static int Read(FileInfo file, SafeFileHandle handle, Span<byte> block, long offset, long limit)
    {
        var read = RandomAccess.Read(handle, block, offset);
        RequireLength(file, offset + read, limit);
        return read;
    }

    /// <summary>Reads a whole file; an empty array if its length is 0.</summary>
    /// <exception cref="IOException">The file cannot be read, or is longer than the limit.</exception>
    public static byte[] ReadAll(FileInfo file, long limit)
    {
        using var handle = Open(file, limit);
        if (handle is null)
        {
            return [];
        }

        var bytes = new byte[RandomAccess.GetLength(handle)];
        var length = 0;
        for (int read; (read = Read(file, handle, bytes.AsSpan(length), length, limit)) > 0;)
        {
            length += read;
        }

        return bytes[..length];
    }

    private static void RequireLength(FileInfo file, long length, long limit)
    {
        if (length > limit)
        {
            throw new IOException($"'{file.FullName}' has {length} bytes; at most {limit} are allowed.");
        }
    }
}
