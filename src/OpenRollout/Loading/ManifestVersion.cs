using System.Buffers.Binary;
using System.Security.Cryptography;
using OpenRollout.Manifest;

namespace OpenRollout.Loading;

/// <summary>Computes versions: the first digits of a SHA-256 over the layers of a manifest.</summary>
internal static class ManifestVersion
{
    private const int Length = 12;

    /// <summary>Returns the version of layers. For a manifest alone, the hash covers its bytes; with an overlay, each text after its length, so that no two pairs have the same bytes.</summary>
    public static string Compute(ManifestLayers layers)
    {
        if (layers.OverlayUtf8 is not { } overlay)
        {
            return Format(SHA256.HashData(layers.Utf8));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, layers.Utf8);
        Append(hash, overlay);
        return Format(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, byte[] text)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(text);
    }

    private static string Format(byte[] hash) => Convert.ToHexString(hash)[..Length].ToLowerInvariant();
}
