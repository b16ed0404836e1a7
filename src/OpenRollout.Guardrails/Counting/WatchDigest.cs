using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpenRollout.Guardrails.Counting;

/// <summary>
/// Identifies a watch by a hash of its flag set, environment, flag, guardrail and salt. The guardrail's definition is not part of it, so
/// evidence is found again when the definition has changed.
/// </summary>
internal readonly record struct WatchDigest
{
    private const int NameBytes = 8;

    /// <summary>Gets the seed of users' hashes.</summary>
    public ulong Seed { get; private init; }

    /// <summary>Gets a name for files.</summary>
    public string Name { get; private init; }

    public static WatchDigest Of(WatchIdentity watch)
    {
        var text = new StringBuilder();
        // With lengths, so that no two watches have the same text.
        foreach (var part in new[] { watch.FlagSetId, watch.Environment?.ToUpperInvariant(), watch.FlagKey, watch.Guardrail, watch.Salt })
        {
            text.Append(part?.Length ?? -1).Append(':').Append(part);
        }

        // The code units themselves: every encoding replaces all lone surrogates by the same character.
        var bytes = new byte[sizeof(char) * text.Length];
        for (var index = 0; index < text.Length; index++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(sizeof(char) * index), text[index]);
        }

        var hash = SHA256.HashData(bytes);
        return new WatchDigest
        {
            Seed = BinaryPrimitives.ReadUInt64LittleEndian(hash),
            // Other bytes than the seed's, so that the name of a file says nothing about who is counted.
            Name = Convert.ToHexString(hash, sizeof(ulong), NameBytes).ToLowerInvariant(),
        };
    }
}
