using System.Security.Cryptography;
using System.Text;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Sources.Http;

/// <summary>
/// The names with which files are signed: the manifest's name, for an overlay the same name with the environment, and for a
/// file of keys its path relative to the manifest's. All are null if names are not signed. A signature covers the line that
/// <c>sha256sum</c> prints for the name.
/// </summary>
internal sealed class SignedNames(HttpManifestOptions options)
{
    /// <summary>Gets a value indicating whether a signature over the bytes alone is accepted.</summary>
    public bool AcceptsUnnamed => options.SignedName is null || options.AcceptUnnamedSignatures;

    /// <summary>Gets the name of the manifest, such as <c>production/flags.json</c>.</summary>
    public string? Manifest => options.SignedName;

    /// <summary>Returns the name of an overlay, such as <c>production/flags.Production.json</c>.</summary>
    /// <param name="environment">The environment, as the manifest lists it.</param>
    public string? GetOverlay(string environment) => Manifest is { } name ? ManifestNames.OverlayPathOf(name, environment) : null;

    /// <summary>Returns the name of a file of keys, such as <c>production/cohorts/alpha.txt</c>.</summary>
    /// <param name="path">The path of the file in the manifest.</param>
    public string? GetCohort(string path) => Manifest is { } name ? name[..(name.LastIndexOf('/') + 1)] + path : null;

    /// <summary>Returns the bytes that a signature covers, for a name and a content.</summary>
    public static byte[] GetSignedContent(string name, byte[] content)
        => Encoding.UTF8.GetBytes($"{Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant()}  {name}\n");
}
