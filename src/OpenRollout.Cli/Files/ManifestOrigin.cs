using OpenRollout.Manifest;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Cli.Files;

/// <summary>The place of a manifest: a folder, on disk or in a revision, and the name of the file.</summary>
internal abstract class ManifestOrigin
{
    /// <summary>Gets the name of the manifest's file.</summary>
    public abstract string FileName { get; }

    /// <summary>Returns the path of a file of the folder as messages name it.</summary>
    /// <param name="name">The path relative to the folder.</param>
    public abstract string Display(string name);

    /// <summary>Reads a file; null if it does not exist.</summary>
    /// <param name="name">The path relative to the folder.</param>
    /// <exception cref="IOException">The file exists and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file exists and cannot be read.</exception>
    public abstract byte[]? TryRead(string name);

    /// <summary>Reads a file of keys.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public byte[] ReadKeys(string name) => TryRead(name) ?? throw new FileNotFoundException($"'{name}' does not exist next to '{FileName}'.");

    /// <summary>Reads the manifest alone, or with the overlay of an environment that it lists.</summary>
    /// <exception cref="CommandException">The manifest does not exist.</exception>
    public ManifestLayers ReadLayers(string? environment)
    {
        var path = Display(FileName);
        var manifest = TryRead(FileName) ?? throw new CommandException($"{path} does not exist; create it with 'openrollout init', or name another file with --manifest");
        if (environment is null)
        {
            return new ManifestLayers(manifest) { Path = path };
        }

        var listed = ManifestReader.Read(manifest, path).Manifest.Environments.FirstOrDefault(name => name.Value.Equals(environment, StringComparison.OrdinalIgnoreCase)).Value;
        if (listed is null)
        {
            return new ManifestLayers(manifest, environment) { Path = path };
        }

        var overlayName = ManifestNames.OverlayPathOf(FileName, listed);
        try
        {
            return TryRead(overlayName) is { } overlay
                ? new ManifestLayers(manifest, listed, overlay) { Path = path, OverlayPath = Display(overlayName) }
                : new ManifestLayers(manifest, listed) { Path = path, OverlayPath = Display(overlayName) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ManifestLayers(manifest, listed) { Path = path, OverlayPath = Display(overlayName), OverlayProblem = exception.Message };
        }
    }
}
