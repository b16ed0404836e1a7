using OpenRollout.Manifest;
using OpenRollout.Manifest.Layers;
using OpenRollout.Manifest.Naming;
using OpenRollout.Sources.Files;

namespace OpenRollout.Cli.Files;

/// <summary>A manifest on disk.</summary>
internal sealed class FileOrigin(string path, CommandHost host) : ManifestOrigin
{
    private readonly string _folder = Path.GetDirectoryName(path)!;

    /// <summary>Gets the full path of the manifest.</summary>
    public string FullPath { get; } = path;

    /// <inheritdoc/>
    public override string FileName { get; } = Path.GetFileName(path);

    /// <summary>Returns the manifest at a path that the user gave, else the nearest <c>flags.json</c> in the working folder or above it.</summary>
    /// <exception cref="CommandException">There is no such file.</exception>
    public static FileOrigin Find(CommandHost host, string? given)
    {
        if (given is not null)
        {
            var path = host.Resolve(given);
            return Directory.Exists(path) ? new FileOrigin(Path.Combine(path, ManifestReader.DefaultPath), host)
                : File.Exists(path) ? new FileOrigin(path, host)
                : throw new CommandException($"{host.Display(path)} does not exist; name an existing manifest with --manifest");
        }

        for (var folder = new DirectoryInfo(host.Folder); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, ManifestReader.DefaultPath);
            if (File.Exists(path))
            {
                return new FileOrigin(path, host);
            }
        }

        throw new CommandException($"there is no {ManifestReader.DefaultPath} in this folder or above it; create it with 'openrollout init', or name a manifest with --manifest");
    }

    /// <summary>Returns the full path of a file of the folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Returns the overlays in the folder, by their exact names, whether the manifest lists their environments or not. Their paths are relative to the folder.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public IReadOnlyList<OverlayName> FindOverlays() =>
    [
        .. Directory.EnumerateFiles(_folder)
            .Select(path => Path.GetFileName(path))
            .Where(name => !ManifestNames.IsManifest(name))
            .Select(name => (Name: name, Environment: ManifestNames.EnvironmentOf(name, FileName)))
            .Where(overlay => overlay.Environment is not null)
            .Select(overlay => new OverlayName(overlay.Name, overlay.Environment!))
            .OrderBy(overlay => overlay.Path, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public override string Display(string name) => host.Display(PathOf(name));

    /// <inheritdoc/>
    public override byte[]? TryRead(string name)
    {
        var file = new FileInfo(PathOf(name));
        if (!file.Exists)
        {
            return null;
        }

        // The file behind a link has the length that is checked.
        file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return file.Exists ? RegularFile.ReadAll(file, ManifestReader.MaximumLength) : null;
    }
}
