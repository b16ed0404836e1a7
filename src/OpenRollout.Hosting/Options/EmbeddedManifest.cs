namespace OpenRollout.Hosting;

/// <summary>A manifest that is compiled into the application: <c>options.EmbeddedManifest = Flags.EmbeddedManifest</c>. Immutable.</summary>
public sealed class EmbeddedManifest
{
    private readonly byte[] _utf8;

    /// <summary>Initializes a new instance of the <see cref="EmbeddedManifest"/> class with a copy of a manifest.</summary>
    /// <param name="utf8">The text of the manifest, encoded as UTF-8.</param>
    public EmbeddedManifest(ReadOnlySpan<byte> utf8) => _utf8 = utf8.ToArray();

    /// <summary>Gets the text of the manifest, encoded as UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Converts UTF-8 text to an <see cref="EmbeddedManifest"/> by copying it.</summary>
    /// <param name="utf8">The text of the manifest, encoded as UTF-8.</param>
    public static implicit operator EmbeddedManifest(ReadOnlySpan<byte> utf8) => new(utf8);
}
