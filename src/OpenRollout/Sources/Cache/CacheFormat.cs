using System.Security.Cryptography;
using System.Text;
using OpenRollout.Sources.Http;

namespace OpenRollout.Sources.Cache;

/// <summary>
/// Reads and writes downloaded manifests as files: a header with the format's version, the address that was requested, the
/// environment, the files with their versions and signatures, and a SHA-256 checksum. Without an environment the format is
/// version 1, which has neither the environment nor an overlay.
/// </summary>
internal static class CacheFormat
{
    private const int NoRevision = -1;

    private static ReadOnlySpan<byte> Header => "OpenRollout cache 1\n"u8;

    private static ReadOnlySpan<byte> HeaderWithEnvironment => "OpenRollout cache 2\n"u8;

    /// <summary>Writes a manifest to a stream.</summary>
    public static void Write(Stream to, Uri home, RemoteManifest manifest)
    {
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(to, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashed, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(manifest.Environment is null ? Header : HeaderWithEnvironment);
            writer.Write(home.OriginalString);
            writer.Write(manifest.Address.OriginalString);
            Write(writer, manifest.Text);
            if (manifest.Environment is { } environment)
            {
                writer.Write(environment);
                WriteOverlay(writer, manifest);
            }

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
    /// <param name="environment">The environment that the manifest must have been read for, unless the file has none; null for a file without one.</param>
    /// <param name="now">The current time. No file was received later.</param>
    /// <exception cref="InvalidDataException">The checksum, the format, the address or the environment does not match.</exception>
    public static RemoteManifest Read(byte[] bytes, Uri home, string? environment, DateTimeOffset now)
    {
        var length = bytes.Length - SHA256.HashSizeInBytes;
        if (length < 0 || !SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
        {
            throw new InvalidDataException("its checksum does not match: the file was truncated or changed");
        }

        var hasEnvironment = bytes.AsSpan().StartsWith(HeaderWithEnvironment);
        if (!hasEnvironment && !bytes.AsSpan().StartsWith(Header))
        {
            throw new InvalidDataException("it was written by another version of OpenRollout");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, Header.Length, length - Header.Length), Encoding.UTF8);
        if (reader.ReadString() != home.OriginalString)
        {
            throw new InvalidDataException("it belongs to another address");
        }

        var manifest = new RemoteManifest(new Uri(reader.ReadString()), ReadFile(reader, now), new Dictionary<string, RemoteFile>()) { Environment = environment };
        if (hasEnvironment)
        {
            EnsureEnvironment(reader.ReadString(), environment);
            manifest = ReadOverlay(reader, manifest, now);
        }

        var cohorts = new Dictionary<string, RemoteFile>(StringComparer.Ordinal);
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            cohorts.Add(reader.ReadString(), ReadFile(reader, now));
        }

        return manifest with { Cohorts = cohorts };
    }

    private static void WriteOverlay(BinaryWriter writer, RemoteManifest manifest)
    {
        writer.Write(manifest.OverlayRevision ?? NoRevision);
        writer.Write(manifest.Overlay is not null);
        if (manifest.Overlay is { } overlay)
        {
            writer.Write(overlay.Environment);
            writer.Write(overlay.Address.OriginalString);
            Write(writer, overlay.File);
        }
    }

    private static RemoteManifest ReadOverlay(BinaryReader reader, RemoteManifest manifest, DateTimeOffset now)
    {
        var revision = reader.ReadInt32();
        manifest = manifest with { OverlayRevision = revision == NoRevision ? null : revision };
        if (!reader.ReadBoolean())
        {
            return manifest;
        }

        var listed = reader.ReadString();
        EnsureEnvironment(listed, manifest.Environment);
        return manifest with { Overlay = new RemoteOverlay(listed, new Uri(reader.ReadString()), ReadFile(reader, now)) };
    }

    private static void EnsureEnvironment(string found, string? environment)
    {
        if (!found.Equals(environment, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException("it belongs to another environment");
        }
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
