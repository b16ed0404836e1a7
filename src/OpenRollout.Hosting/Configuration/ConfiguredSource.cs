namespace OpenRollout.Hosting.Configuration;

/// <summary>
/// The source that the configuration names, kept to tell it from what the application's code sets later. Which of the two
/// an option has is told by reference, so the path is a string that nothing else has.
/// </summary>
internal sealed class ConfiguredSource(string? path, Uri? address)
{
    public static ConfiguredSource None { get; } = new(null, null);

    public string? Path { get; } = string.IsNullOrWhiteSpace(path) ? null : new string(path.AsSpan());

    public Uri? Address { get; } = address;

    /// <summary>
    /// Puts what the configuration names in place of the source that code sets, unless code has cleared it; returns the names of
    /// the options of code that are not used.
    /// </summary>
    public IReadOnlyList<string> Prevail(OpenRolloutHostingOptions options)
    {
        var (hasPath, hasAddress) = (Path is not null && options.ManifestPath is not null, Address is not null && options.ManifestUrl is not null);
        if (!hasPath && !hasAddress)
        {
            return [];
        }

        string?[] unused =
        [
            IsOfCode(options.ManifestPath, Path) ? nameof(options.ManifestPath) : null,
            IsOfCode(options.ManifestUrl, Address) ? nameof(options.ManifestUrl) : null,
            options.SourceFactory is not null ? nameof(options.SourceFactory) : null,
        ];
        (options.ManifestPath, options.ManifestUrl, options.SourceFactory) = (hasPath ? Path : null, hasAddress ? Address : null, null);
        return [.. unused.OfType<string>()];
    }

    private static bool IsOfCode(object? value, object? configured) => value is not null && !value.Equals(configured);
}
