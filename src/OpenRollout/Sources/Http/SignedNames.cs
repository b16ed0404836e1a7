using System.Security.Cryptography;
using System.Text;

namespace OpenRollout.Sources.Http;

/// <summary>
/// The names with which files are signed: the manifest's name, and for a file of keys its path relative to that name. A
/// signature covers the line that <c>sha256sum</c> prints for the name.
/// </summary>
internal sealed class SignedNames(HttpManifestOptions options)
{
    /// <summary>Gets a value indicating whether a signature over the bytes alone is accepted.</summary>
    public bool AcceptsUnnamed => options.SignedName is null || options.AcceptUnnamedSignatures;

    /// <summary>Returns the name of a file; null if names are not signed.</summary>
    /// <param name="path">The path of a file of keys in the manifest; null for the manifest.</param>
    public string? GetName(string? path)
        => options.SignedName is not { } name ? null
            : path is null ? name
            : name[..(name.LastIndexOf('/') + 1)] + path;

    /// <summary>Returns the bytes that a signature covers, for a name and a content.</summary>
    public static byte[] GetSignedContent(string name, byte[] content)
        => Encoding.UTF8.GetBytes($"{Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant()}  {name}\n");
}
