using OpenRollout.Cli.Files;

namespace OpenRollout.Cli.Editing;

/// <summary>A manifest whose files have been edited and not been saved.</summary>
internal sealed class EditedOrigin(FileOrigin files, IReadOnlyDictionary<string, byte[]> edited) : ManifestOrigin
{
    /// <inheritdoc/>
    public override string FileName => files.FileName;

    /// <inheritdoc/>
    public override string Display(string name) => files.Display(name);

    /// <inheritdoc/>
    public override byte[]? TryRead(string name) => edited.TryGetValue(name, out var utf8) ? utf8 : files.TryRead(name);
}
