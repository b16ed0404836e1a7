using OpenRollout.Manifest;

namespace OpenRollout.Hosting;

/// <summary>
/// A manifest that is compiled into the application, with or without the overlay of an environment:
/// <c>options.EmbeddedManifest = Flags.EmbeddedManifest</c> or <c>options.EmbeddedManifest = Flags.EmbeddedLayers("Production")</c>. Immutable.
/// </summary>
public sealed class EmbeddedManifest
{
    /// <summary>Initializes a new instance of the <see cref="EmbeddedManifest"/> class with a copy of a manifest.</summary>
    /// <param name="utf8">The text of the manifest, encoded as UTF-8.</param>
    public EmbeddedManifest(ReadOnlySpan<byte> utf8)
        : this(new ManifestLayers(utf8))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EmbeddedManifest"/> class with a manifest and the overlay of an environment.</summary>
    /// <param name="layers">The texts.</param>
    public EmbeddedManifest(ManifestLayers layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Layers = layers;
    }

    /// <summary>Gets the texts of the manifest and its overlay.</summary>
    public ManifestLayers Layers { get; }

    /// <summary>Gets the text of the manifest, encoded as UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => Layers.Manifest.Span;

    /// <summary>Converts UTF-8 text to an <see cref="EmbeddedManifest"/> by copying it.</summary>
    /// <param name="utf8">The text of the manifest, encoded as UTF-8.</param>
    public static implicit operator EmbeddedManifest(ReadOnlySpan<byte> utf8) => new(utf8);

    /// <summary>Converts the texts of a manifest and its overlay to an <see cref="EmbeddedManifest"/>.</summary>
    /// <param name="layers">The texts.</param>
    public static implicit operator EmbeddedManifest(ManifestLayers layers) => new(layers);

    /// <summary>
    /// Returns the texts to read in an environment. A manifest without an environment is read for the given one, so that it is rejected
    /// if its overlay is missing.
    /// </summary>
    internal ManifestLayers LayersFor(string? environment)
        => Layers.Environment is null && !string.IsNullOrWhiteSpace(environment) ? new ManifestLayers(Utf8, environment) { Path = Layers.Path } : Layers;
}
