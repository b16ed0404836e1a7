using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest.Naming;

/// <summary>
/// Derives names from the name of a manifest's file: whether it is a manifest at all, and what its class, its domain and
/// its set of flags are called unless the project names them. The generator, the analyzers and telemetry all use this
/// type, so that they agree. Paths may have slashes or backslashes; case does not matter.
/// </summary>
internal static class ManifestNames
{
    private const string DefaultName = "flags";
    private const string DefaultClassName = "Flags";
    private const string Extension = ".json";
    private const string Suffix = "." + DefaultName;

    /// <summary>Returns a value indicating whether a file is a manifest by its name: <c>flags.json</c> or <c>*.flags.json</c>.</summary>
    public static bool IsManifest(string path)
        => FileNameOf(path) is var file
            && (file.Equals(DefaultName + Extension, StringComparison.OrdinalIgnoreCase) || file.EndsWith(Suffix + Extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Returns the name of a manifest, which tells it from the project's others: <c>checkout</c> for
    /// <c>checkout.flags.json</c> and <c>checkout.json</c>, an empty string for <c>flags.json</c>.
    /// </summary>
    public static string NameOf(string path)
        => WithoutEnd(FileNameOf(path), Extension) is var name && name.Equals(DefaultName, StringComparison.OrdinalIgnoreCase) ? "" : WithoutEnd(name, Suffix);

    /// <summary>
    /// Returns the name of a manifest's generated class, which may still collide with a keyword or a member:
    /// <c>CheckoutFlags</c> for <c>checkout.flags.json</c>, <c>Flags</c> for <c>flags.json</c>.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="ownName">The class name that the project sets for this manifest; null if it sets none.</param>
    /// <param name="projectName">The class name that the project sets for all its manifests, which is then preceded by the file's name; null if it sets none.</param>
    public static string ClassNameOf(string path, string? ownName, string? projectName)
        => ownName ?? ClassPrefixOf(path) + (projectName ?? DefaultClassName);

    /// <summary>Returns the beginning of the name of a manifest's generated class: <c>Checkout</c> for <c>checkout.flags.json</c>, an empty string for <c>flags.json</c>.</summary>
    public static string ClassPrefixOf(string path) => NameOf(path) is { Length: > 0 } name ? CSharpName.From(name) : "";

    /// <summary>
    /// Returns the OpenFeature domain of a manifest's flags, or null for the default domain. A provider serves one
    /// manifest, so the project's domain applies to <c>flags.json</c> alone; other manifests have a domain named after them.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="ownDomain">The domain that the project sets for this manifest; null if it sets none.</param>
    /// <param name="projectDomain">The domain that the project sets for <c>flags.json</c>; null if it sets none.</param>
    public static string? DomainOf(string path, string? ownDomain, string? projectDomain)
        => ownDomain ?? (NameOf(path) is { Length: > 0 } name ? name : projectDomain);

    /// <summary>
    /// Returns the name of a manifest's set of flags in telemetry: <c>checkout</c> for <c>checkout.flags.json</c>, as its
    /// domain is called, and <c>flags</c> for <c>flags.json</c>. Never empty unless the path is.
    /// </summary>
    /// <param name="location">The path or URL of the manifest. A query or fragment is ignored.</param>
    public static string FlagSetIdOf(string location)
    {
        var path = location.Split('?', '#')[0];
        var file = FileNameOf(path);
        return Array.Find([NameOf(path), WithoutEnd(file, Extension), file], name => name.Length > 0) ?? location;
    }

    /// <summary>Returns the path of an environment's overlay, next to its manifest: <c>checkout.flags.Production.json</c> for <c>checkout.flags.json</c>.</summary>
    /// <param name="path">The path of the manifest.</param>
    /// <param name="environment">The name of the environment.</param>
    public static string OverlayPathOf(string path, string environment) => $"{WithoutEnd(path, Extension)}.{environment}{Extension}";

    /// <summary>Returns the environment of an overlay by its path, or null if the file is not an overlay of the manifest. The inverse of <see cref="OverlayPathOf"/>.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="manifest">The path of the manifest.</param>
    public static string? EnvironmentOf(string path, string manifest)
    {
        var start = WithoutEnd(manifest, Extension).Length + 1;
        var length = path.Length - start - Extension.Length;
        return length > 0 && path.Substring(start, length) is var environment && EnvironmentReader.IsName(environment) && path == OverlayPathOf(manifest, environment)
            ? environment
            : null;
    }

    /// <summary>Returns the name of a file without its folder.</summary>
    public static string FileNameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static string WithoutEnd(string name, string end)
        => name.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - end.Length) : name;
}
