using OpenRollout.Manifest.Layers;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Manifest;

/// <summary>
/// The texts that are read as one manifest: the manifest and, for an environment that it lists, the environment's overlay.
/// Immutable and thread-safe.
/// </summary>
/// <remarks>
/// If the manifest lists the environment, the overlay is required: without it, reading gives an error and never the
/// manifest alone. If the manifest does not list the environment, the manifest is read alone.
/// </remarks>
public sealed class ManifestLayers
{
    private readonly string? _overlayPath;

    /// <summary>Initializes a new instance of the <see cref="ManifestLayers"/> class without an overlay.</summary>
    /// <param name="manifest">The manifest's text in UTF-8, which is copied.</param>
    /// <param name="environment">The environment, such as <c>Production</c>; null to read the manifest alone regardless of its list.</param>
    public ManifestLayers(ReadOnlySpan<byte> manifest, string? environment = null)
        : this(manifest.ToArray(), environment, overlay: null)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ManifestLayers"/> class with an overlay.</summary>
    /// <param name="manifest">The manifest's text in UTF-8, which is copied.</param>
    /// <param name="environment">The environment of the overlay, such as <c>Production</c>.</param>
    /// <param name="overlay">The overlay's text in UTF-8, which is copied.</param>
    /// <exception cref="ArgumentException"><paramref name="environment"/> is null, empty or white space, so that the overlay would be ignored.</exception>
    public ManifestLayers(ReadOnlySpan<byte> manifest, string environment, ReadOnlySpan<byte> overlay)
        : this(manifest.ToArray(), environment, overlay.ToArray())
    {
        if (Environment is null)
        {
            throw new ArgumentException("an overlay needs the name of its environment; to read the manifest alone, pass no overlay", nameof(environment));
        }
    }

    /// <summary>Initializes a new instance of the <see cref="ManifestLayers"/> class with bytes that do not change.</summary>
    internal ManifestLayers(byte[] manifest, string? environment, byte[]? overlay)
        => (Utf8, Environment, OverlayUtf8) = (manifest, string.IsNullOrWhiteSpace(environment) ? null : environment, overlay);

    /// <summary>Gets the manifest's text in UTF-8.</summary>
    public ReadOnlyMemory<byte> Manifest => Utf8;

    /// <summary>Gets the environment as given; null to read the manifest alone.</summary>
    public string? Environment { get; }

    /// <summary>Gets the overlay's text in UTF-8; null if there is none.</summary>
    public ReadOnlyMemory<byte>? Overlay => OverlayUtf8 is { } overlay ? new ReadOnlyMemory<byte>(overlay) : default(ReadOnlyMemory<byte>?);

    /// <summary>Gets the path of the manifest to name in problems. The default is <c>flags.json</c>.</summary>
    public string Path { get; init; } = ManifestReader.DefaultPath;

    /// <summary>Gets the path of the overlay to name in problems. The default is next to <see cref="Path"/>: <c>flags.Production.json</c>.</summary>
    public string OverlayPath
    {
        get => _overlayPath ?? (Environment is { } environment ? ManifestNames.OverlayPathOf(Path, environment) : Path);
        init => _overlayPath = value;
    }

    /// <summary>Gets the reason why the overlay cannot be read, for the error message; null if it does not exist or was read.</summary>
    public string? OverlayProblem { get; init; }

    internal byte[] Utf8 { get; }

    internal byte[]? OverlayUtf8 { get; }

    /// <summary>Gets the overlay to read; null without an environment.</summary>
    internal OverlayText? OverlayText => Environment is null ? null : new OverlayText(Environment, OverlayUtf8, OverlayPath, OverlayProblem);
}
