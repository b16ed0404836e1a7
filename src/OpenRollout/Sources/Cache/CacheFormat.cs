using System.Security.Cryptography;
using System.Text;
using OpenRollout.Sources.Http;

namespace OpenRollout.Sources.Cache;

/// <summary>
/// How a downloaded manifest is written to a file: a mark with the format's version, the address it was asked for, the
/// files with what the server said of them, and a SHA-256 over all of that.
/// </summary>
internal static class CacheFormat
{
    private static ReadOnlySpan<byte> Mark => "OpenRollout cache 1\n"u8;

    /// <summary>Writes a manifest.</summary>
    public static void Write(Stream to, Uri home, RemoteManifest manifest)
    {
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(to, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashed, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(home.OriginalString);
            writer.Write(manifest.Address.OriginalString);
            Write(writer, manifest.Text);
            writer.Write(manifest.Cohorts.Count);
            foreach (var (path, file) in manifest.Cohorts)
            {
                writer.Write(path);
                Write(writer, file);
            }
        }

        to.Write(hash.Hash);
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="home">The address that it must be of.</param>
    /// <param name="now">The time, before which everything in it was received.</param>
    /// <exception cref="InvalidDataException">The bytes are not a manifest of that address, whole and as it was written.</exception>
    public static RemoteManifest Read(byte[] bytes, Uri home, DateTimeOffset now)
    {
        var length = bytes.Length - SHA256.HashSizeInBytes;
        if (length < 0 || !SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
        {
            throw new InvalidDataException("its checksum is wrong: it was cut off or changed");
        }

        if (!bytes.AsSpan().StartsWith(Mark))
        {
            throw new InvalidDataException("another version of OpenRollout wrote it");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, Mark.Length, length - Mark.Length), Encoding.UTF8);
        if (reader.ReadString() != home.OriginalString)
        {
            throw new InvalidDataException("it is of another address");
        }

        var address = new Uri(reader.ReadString());
        var text = ReadFile(reader, now);
        var cohorts = new Dictionary<string, RemoteFile>(StringComparer.Ordinal);
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            cohorts.Add(reader.ReadString(), ReadFile(reader, now));
        }

        return new RemoteManifest(address, text, cohorts);
    }

    private static void Write(BinaryWriter writer, RemoteFile file)
    {
        Write(writer, file.Bytes);
        writer.Write(file.ETag ?? "");
        writer.Write(file.ChangedAt?.UtcTicks ?? 0);
        Write(writer, file.Signature ?? []);
    }

    private static void Write(BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static RemoteFile ReadFile(BinaryReader reader, DateTimeOffset now)
    {
        var bytes = ReadBytes(reader);
        var tag = reader.ReadString();
        var lastModified = reader.ReadInt64();
        var signature = ReadBytes(reader);
        return new RemoteFile(bytes, signature.Length > 0 ? signature : null)
            .WithVersion(tag, lastModified > 0 ? new DateTimeOffset(lastModified, TimeSpan.Zero) : null, now);
    }

    private static byte[] ReadBytes(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        // Before the memory for it is taken: the checksum keeps accidents away, not someone who writes it anew.
        return length <= reader.BaseStream.Length - reader.BaseStream.Position
            ? reader.ReadBytes(length)
            : throw new InvalidDataException("it names more bytes than it has");
    }
}
