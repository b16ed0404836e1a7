using System.Security.Cryptography;
using System.Text;
using OpenRollout.Sources.Http;

namespace OpenRollout.Sources.Cache;

/// <summary>
/// Reads and writes downloaded manifests as files: a header with the format's version, the address that was requested,
/// the files with their versions and signatures, and a SHA-256 checksum.
/// </summary>
internal static class CacheFormat
{
    private static ReadOnlySpan<byte> Header => "OpenRollout cache 1\n"u8;

    /// <summary>Writes a manifest to a stream.</summary>
    public static void Write(Stream to, Uri home, RemoteManifest manifest)
    {
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(to, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashed, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Header);
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

    /// <summary>Reads a manifest from the bytes of a file.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="home">The address that the manifest must have been requested from.</param>
    /// <param name="now">The current time. No file was received later.</param>
    /// <exception cref="InvalidDataException">The checksum, the format or the address does not match.</exception>
    public static RemoteManifest Read(byte[] bytes, Uri home, DateTimeOffset now)
    {
        var length = bytes.Length - SHA256.HashSizeInBytes;
        if (length < 0 || !SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
        {
            throw new InvalidDataException("its checksum does not match: the file was truncated or changed");
        }

        if (!bytes.AsSpan().StartsWith(Header))
        {
            throw new InvalidDataException("it was written by another version of OpenRollout");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, Header.Length, length - Header.Length), Encoding.UTF8);
        if (reader.ReadString() != home.OriginalString)
        {
            throw new InvalidDataException("it belongs to another address");
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
        // Checked before allocating: the checksum detects accidents, but anyone who can write the file can recompute it.
        return length <= reader.BaseStream.Length - reader.BaseStream.Position
            ? reader.ReadBytes(length)
            : throw new InvalidDataException("it declares more bytes than it contains");
    }
}
