using Microsoft.Win32.SafeHandles;
using OpenRollout.Sources.Cache;
using OpenRollout.Sources.Files;

namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>The journal of one watch as a file, which only the process that holds the folder's lock writes. Not thread-safe.</summary>
/// <param name="path">The path.</param>
internal sealed class JournalFile(string path) : IDisposable
{
    private SafeFileHandle? _handle;
    private long _length;
    private ulong _checksum;
    private long _compactLength;

    /// <summary>Gets the path.</summary>
    public string Path => path;

    /// <summary>Reads a journal; null if there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is not a journal.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static JournalContent? Read(FileInfo file, MemoryLimit memory)
    {
        file.Refresh();
        if (!file.Exists)
        {
            return null;
        }

        // A journal is created by renaming, which never creates a link.
        return file.LinkTarget is null
            ? JournalFormat.Read(RegularFile.ReadAll(file, JournalFormat.MaximumLength), memory)
            : throw new InvalidDataException("it is a link, which was not created by OpenRollout");
    }

    /// <summary>Continues a journal that was read, after its last whole frame.</summary>
    public void Continue(JournalContent content)
    {
        _handle = Open();
        (_length, _checksum, _compactLength) = (content.Length, content.Checksum, 0);
        RandomAccess.SetLength(_handle, _length);
    }

    /// <summary>Writes items after the last ones. If it fails, the next call may write over a torn frame, so earlier items must then be written again.</summary>
    /// <param name="items">The items.</param>
    /// <param name="durable">Whether the items must be on the disk when the method returns.</param>
    public void Append(ReadOnlySpan<byte> items, bool durable)
    {
        if (_handle is null || !File.Exists(path))
        {
            // Writing to a deleted file would succeed.
            throw new FileNotFoundException($"'{path}' was deleted");
        }

        var checksum = _checksum;
        var frame = JournalFormat.CreateFrame(items, ref checksum);
        RandomAccess.Write(_handle, frame, _length);
        (_length, _checksum) = (_length + frame.Length, checksum);
        if (durable)
        {
            RandomAccess.FlushToDisk(_handle);
        }
    }

    /// <summary>Makes what was written durable.</summary>
    public void FlushToDisk()
    {
        if (_handle is not null)
        {
            RandomAccess.FlushToDisk(_handle);
        }
    }

    /// <summary>Replaces the journal by one that has everything in one frame, atomically and durably. If it fails, the journal is as before.</summary>
    public void Replace(WatchIdentity watch, ReadOnlySpan<byte> items)
    {
        var header = JournalFormat.CreateHeader(watch, out var checksum);
        var frame = JournalFormat.CreateFrame(items, ref checksum);
        // On Windows an open file cannot be replaced.
        var wasOpen = _handle is not null;
        Dispose();
        try
        {
            AtomicFile.Replace(path, stream =>
            {
                stream.Write(header);
                stream.Write(frame);
            });
        }
        catch
        {
            _handle = wasOpen && File.Exists(path) ? Open() : null;
            throw;
        }

        _handle = Open();
        (_length, _checksum) = (header.Length + frame.Length, checksum);
        _compactLength = _length;
    }

    /// <summary>Postpones the next compaction until the journal has doubled.</summary>
    public void PostponeCompaction() => _compactLength = _length;

    /// <summary>Returns whether the journal has grown so much that it should be replaced by a compact one.</summary>
    /// <param name="minimum">The minimum growth in bytes.</param>
    public bool IsLong(int minimum) => _length - _compactLength > Math.Max(minimum, _compactLength);

    /// <summary>Sets the time of change, from which on unused evidence is kept.</summary>
    public static void Touch(string path, DateTimeOffset now)
    {
        if (File.Exists(path))
        {
            File.SetLastWriteTimeUtc(path, now.UtcDateTime);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _handle?.Dispose();
        _handle = null;
    }

    private SafeFileHandle Open() => File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
}
