namespace OpenRollout.Hosting.Configuration;

/// <summary>The manifest source that the configuration sets, kept to distinguish it from one that the application's code sets later.</summary>
internal sealed class ConfiguredSource(string? path, string? overlayPath, Uri? address)
{
    public static ConfiguredSource None { get; } = new(null, null, null);

    public string? Path { get; } = string.IsNullOrWhiteSpace(path) ? null : path;

    public string? OverlayPath { get; } = string.IsNullOrWhiteSpace(overlayPath) ? null : overlayPath;

    public Uri? Address { get; } = address;

    /// <summary>
    /// Replaces the source that code sets with the configured one, unless code has cleared it. Returns the names of the options set in
    /// code that are ignored.
    /// </summary>
    public IReadOnlyList<string> ApplyTo(OpenRolloutHostingOptions options)
    {
        var (hasPath, hasAddress) = (Path is not null && options.ManifestPath is not null, Address is not null && options.ManifestUrl is not null);
        if (!hasPath && !hasAddress)
        {
            return [];
        }

        string?[] unused =
        [
            IsSetInCode(options.ManifestPath, Path) ? nameof(options.ManifestPath) : null,
            IsSetInCode(options.ManifestUrl, Address) ? nameof(options.ManifestUrl) : null,
            options.SourceFactory is not null ? nameof(options.SourceFactory) : null,
        ];
        // An overlay that code sets belongs to the path that code sets.
        options.OverlayPath = hasPath && !IsSetInCode(options.ManifestPath, Path) ? options.OverlayPath : OverlayPath;
        (options.ManifestPath, options.ManifestUrl, options.SourceFactory) = (hasPath ? Path : null, hasAddress ? Address : null, null);
        return [.. unused.OfType<string>()];
    }

    private static bool IsSetInCode(object? value, object? configured) => value is not null && !value.Equals(configured);
}
