using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>
/// The format of a journal: a header with the version of the format and the watch, then frames. A frame has the length of its items in four bytes,
/// the items, and a checksum of eight bytes over all before, back to the header. A frame thus applies as a whole or not at all, and only after
/// the ones that it was written after; a torn or damaged one ends the journal, so bits and counts are lost together.
/// </summary>
internal static class JournalFormat
{
    /// <summary>The maximum length of a file in bytes. A journal is compacted long before.</summary>
    public const int MaximumLength = 64 * 1024 * 1024;

    private const int LengthBytes = sizeof(uint);
    private const int ChecksumBytes = sizeof(ulong);

    private static ReadOnlySpan<byte> Version => "OpenRollout evidence 1\n"u8;

    private static ReadOnlySpan<byte> AnyVersion => "OpenRollout evidence "u8;

    /// <summary>Returns the header of a watch's journal.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="checksum">The checksum that the first frame continues.</param>
    public static byte[] CreateHeader(WatchIdentity watch, out ulong checksum)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(0);
        WriteWatch(writer, watch);
        writer.Flush();
        var length = (int)bytes.Length;
        writer.Seek(Version.Length, SeekOrigin.Begin);
        writer.Write(length - Version.Length - LengthBytes);
        writer.Flush();
        checksum = XxHash3.HashToUInt64(bytes.GetBuffer().AsSpan(0, length));
        writer.Seek(0, SeekOrigin.End);
        writer.Write(checksum);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Returns a frame.</summary>
    /// <param name="items">The items.</param>
    /// <param name="checksum">The checksum of what is before; then that of the frame.</param>
    public static byte[] CreateFrame(ReadOnlySpan<byte> items, ref ulong checksum)
    {
        var frame = new byte[LengthBytes + items.Length + ChecksumBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)items.Length);
        items.CopyTo(frame.AsSpan(LengthBytes));
        checksum = XxHash3.HashToUInt64(frame.AsSpan(0, LengthBytes + items.Length), (long)checksum);
        BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(LengthBytes + items.Length), checksum);
        return frame;
    }

    /// <summary>Reads a journal as far as it is whole.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="memory">The limit for the memory.</param>
    /// <exception cref="InvalidDataException">The header is damaged, or the file is not a journal of this version.</exception>
    public static JournalContent Read(ReadOnlySpan<byte> bytes, MemoryLimit memory)
    {
        var rest = bytes;
        var watch = ReadHeader(ref rest, out var checksum);
        var users = new CountedUsers(watch, memory);
        try
        {
            while (TryReadFrame(rest, ref checksum, out var items))
            {
                if (!JournalReplay.TryApply(items, users))
                {
                    users.Release();
                    return new JournalContent(users, 0, 0, FitsMemory: false);
                }

                rest = rest[(LengthBytes + items.Length + ChecksumBytes)..];
            }

            return new JournalContent(users, bytes.Length - rest.Length, checksum, FitsMemory: true);
        }
        catch
        {
            users.Release();
            throw;
        }
    }

    private static bool TryReadFrame(ReadOnlySpan<byte> bytes, ref ulong checksum, out ReadOnlySpan<byte> items)
    {
        items = default;
        if (bytes.Length < LengthBytes + ChecksumBytes
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) is var length && length > bytes.Length - LengthBytes - ChecksumBytes)
        {
            return false;
        }

        var end = LengthBytes + (int)length;
        var computed = XxHash3.HashToUInt64(bytes[..end], (long)checksum);
        if (computed != BinaryPrimitives.ReadUInt64LittleEndian(bytes[end..]))
        {
            return false;
        }

        checksum = computed;
        items = bytes[LengthBytes..end];
        return true;
    }

    private static WatchIdentity ReadHeader(ref ReadOnlySpan<byte> bytes, out ulong checksum)
    {
        if (!bytes.StartsWith(Version))
        {
            throw new InvalidDataException(bytes.StartsWith(AnyVersion) ? "it was written by another version of OpenRollout" : "its beginning is damaged");
        }

        var fixedLength = Version.Length + LengthBytes + ChecksumBytes;
        if (bytes.Length < fixedLength
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[Version.Length..]) is var length && length > bytes.Length - fixedLength)
        {
            throw new InvalidDataException("its beginning is damaged");
        }

        var end = Version.Length + LengthBytes + (int)length;
        checksum = XxHash3.HashToUInt64(bytes[..end]);
        if (checksum != BinaryPrimitives.ReadUInt64LittleEndian(bytes[end..]))
        {
            throw new InvalidDataException("its beginning is damaged");
        }

        var watch = ReadWatch(bytes[(Version.Length + LengthBytes)..end]);
        bytes = bytes[(end + ChecksumBytes)..];
        return watch;
    }

    private static void WriteWatch(BinaryWriter writer, WatchIdentity watch)
    {
        WriteOptional(writer, watch.FlagSetId);
        WriteOptional(writer, watch.Environment);
        writer.Write(watch.FlagKey);
        writer.Write(watch.Salt);
        writer.Write(watch.Unit);
        writer.Write(watch.Guardrail);
        writer.Write(watch.Definition.Event);
        writer.Write(watch.Definition.Ratio);
        writer.Write(watch.Definition.SlowerThan ?? -1);
        writer.Write(watch.Definition.FalseAlarms);
        writer.Write(watch.Definition.Guardrails);
    }

    private static WatchIdentity ReadWatch(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
            return new WatchIdentity(ReadOptional(reader), ReadOptional(reader), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), ReadDefinition(reader));
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("its beginning is damaged", exception);
        }
    }

    private static WatchedDefinition ReadDefinition(BinaryReader reader)
    {
        var (name, ratio, slowerThan) = (reader.ReadString(), reader.ReadDecimal(), reader.ReadInt32());
        return new WatchedDefinition(name, ratio, slowerThan < 0 ? null : slowerThan, reader.ReadDecimal(), reader.ReadInt32());
    }

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static string? ReadOptional(BinaryReader reader)
    {
        var isPresent = reader.ReadBoolean();
        var text = reader.ReadString();
        return isPresent ? text : null;
    }
}
