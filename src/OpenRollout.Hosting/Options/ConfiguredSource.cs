namespace OpenRollout.Hosting;

/// <summary>
/// The source that the configuration names, kept to tell it from what the application's code sets later. Which of the two
/// an option has is told by reference, so the path is a string that nobody else has.
/// </summary>
internal sealed class ConfiguredSource(string? path, Uri? address)
{
    public static ConfiguredSource None { get; } = new(null, null);

    public string? Path { get; } = string.IsNullOrWhiteSpace(path) ? null : new string(path.AsSpan());

    public Uri? Address { get; } = address;

    /// <summary>Takes out of the options what the configuration names, where code names another source; returns the names of what was taken out.</summary>
    public IReadOnlyList<string> GiveWay(OpenRolloutHostingOptions options)
    {
        var (hasPath, hasAddress) = (IsConfigured(options.ManifestPath, Path), IsConfigured(options.ManifestUrl, Address));
        var isSetByCode = options.Source is not null || (options.ManifestPath is not null && !hasPath) || (options.ManifestUrl is not null && !hasAddress);
        if (!isSetByCode)
        {
            return [];
        }

        var replaced = new List<string>();
        if (hasPath)
        {
            options.ManifestPath = null;
            replaced.Add(nameof(options.ManifestPath));
        }

        if (hasAddress)
        {
            options.ManifestUrl = null;
            replaced.Add(nameof(options.ManifestUrl));
        }

        return replaced;
    }

    private static bool IsConfigured(object? value, object? configured) => value is not null && ReferenceEquals(value, configured);
}
