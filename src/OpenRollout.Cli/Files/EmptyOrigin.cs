namespace OpenRollout.Cli.Files;

/// <summary>A manifest without flags, for a revision from before the manifest existed.</summary>
internal sealed class EmptyOrigin(ManifestOrigin missing) : ManifestOrigin
{
    /// <inheritdoc/>
    public override string FileName => missing.FileName;

    /// <inheritdoc/>
    public override string Display(string name) => missing.Display(name);

    /// <inheritdoc/>
    public override byte[]? TryRead(string name) => name == FileName ? """{ "flags": {} }"""u8.ToArray() : null;
}
