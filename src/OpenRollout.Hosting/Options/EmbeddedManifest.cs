namespace OpenRollout.Hosting;

/// <summary>A manifest that the application brings with it: <c>options.EmbeddedManifest = Flags.EmbeddedManifest</c>. Immutable.</summary>
public sealed class EmbeddedManifest
{
    private readonly byte[] _utf8;

    /// <summary>Copies a manifest.</summary>
    /// <param name="utf8">The manifest's text in UTF-8.</param>
    public EmbeddedManifest(ReadOnlySpan<byte> utf8) => _utf8 = utf8.ToArray();

    /// <summary>The manifest's text in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Copies a manifest.</summary>
    /// <param name="utf8">The manifest's text in UTF-8.</param>
    public static implicit operator EmbeddedManifest(ReadOnlySpan<byte> utf8) => new(utf8);
}
