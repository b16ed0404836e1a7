using System.Security.Cryptography;
using System.Text;

namespace OpenRollout.Sources.Http;

/// <summary>
/// The names with which files are signed: the manifest's, and for a file of keys its path beside it. What is signed is
/// the line that <c>sha256sum</c> prints for that name.
/// </summary>
internal sealed class SignedNames(HttpManifestOptions options)
{
    /// <summary>Whether a signature over the bytes alone will do.</summary>
    public bool AcceptsUnnamed => options.SignedName is null || options.AcceptUnnamedSignatures;

    /// <summary>Returns a file's name; null where names are not signed.</summary>
    /// <param name="path">The path of a file of keys as the manifest has it; null for the manifest.</param>
    public string? GetName(string? path)
        => options.SignedName is not { } name ? null
            : path is null ? name
            : name[..(name.LastIndexOf('/') + 1)] + path;

    /// <summary>Returns what is signed for a name and a content.</summary>
    public static byte[] GetSignedContent(string name, byte[] content)
        => Encoding.UTF8.GetBytes($"{Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant()}  {name}\n");
}
