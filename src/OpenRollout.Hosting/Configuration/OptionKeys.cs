namespace OpenRollout.Hosting.Configuration;

/// <summary>The keys that the configuration may have, by the options that there are.</summary>
internal static class OptionKeys
{
    /// <summary>What only code can give.</summary>
    private static readonly string[] InCode =
    [
        nameof(OpenRolloutHostingOptions.SourceFactory),
        nameof(OpenRolloutHostingOptions.EmbeddedManifest),
        nameof(OpenRolloutHostingOptions.Provider),
        nameof(HttpManifestOptions.CreateClient),
        nameof(HttpManifestOptions.TimeProvider),
    ];

    /// <summary>Those of a provider.</summary>
    public static readonly IReadOnlyList<string> Provider = [.. typeof(OpenRolloutHostingOptions).GetProperties().Select(property => property.Name).Except(InCode)];

    /// <summary>Those of a server.</summary>
    public static readonly IReadOnlyList<string> Http = [.. typeof(HttpManifestOptions).GetProperties().Select(property => property.Name).Except(InCode)];

    /// <summary>Whether whatever stands below a key is the application's own choice.</summary>
    public static bool HasOwnKeys(string key) => Is(key, nameof(HttpManifestOptions.Headers)) || Is(key, nameof(HttpManifestOptions.AllowedHosts));

    public static bool IsInCode(string key) => InCode.Any(name => Is(name, key));

    public static bool Is(string key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);
}
