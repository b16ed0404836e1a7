namespace OpenRollout.Hosting.Configuration;

/// <summary>The keys that the configuration may contain, derived from the properties of the options.</summary>
internal static class OptionKeys
{
    /// <summary>The properties that only code can set.</summary>
    private static readonly string[] CodeOnly =
    [
        nameof(OpenRolloutHostingOptions.SourceFactory),
        nameof(OpenRolloutHostingOptions.EmbeddedManifest),
        nameof(OpenRolloutHostingOptions.Provider),
        nameof(HttpManifestOptions.CreateClient),
        nameof(HttpManifestOptions.TimeProvider),
        nameof(GuardrailOptions.Observer),
    ];

    /// <summary>The keys of a provider.</summary>
    public static readonly IReadOnlyList<string> Provider = [.. typeof(OpenRolloutHostingOptions).GetProperties().Select(property => property.Name).Except(CodeOnly)];

    /// <summary>The keys of the section <c>Http</c>.</summary>
    public static readonly IReadOnlyList<string> Http = [.. typeof(HttpManifestOptions).GetProperties().Select(property => property.Name).Except(CodeOnly)];

    /// <summary>The keys of the section <c>Guardrails</c>.</summary>
    public static readonly IReadOnlyList<string> Guardrails = [.. typeof(GuardrailOptions).GetProperties().Select(property => property.Name).Except(CodeOnly)];

    /// <summary>Returns the keys of the section of an option; null if the option is a single value.</summary>
    public static IReadOnlyList<string>? Below(string key)
        => AreEqual(key, nameof(OpenRolloutHostingOptions.Http)) ? Http
            : AreEqual(key, nameof(OpenRolloutHostingOptions.Guardrails)) ? Guardrails
            : null;

    /// <summary>Returns whether the application chooses the keys below an option.</summary>
    public static bool HasFreeKeys(string key) => AreEqual(key, nameof(HttpManifestOptions.Headers)) || AreEqual(key, nameof(HttpManifestOptions.AllowedHosts));

    public static bool IsCodeOnly(string key) => CodeOnly.Any(name => AreEqual(name, key));

    public static bool AreEqual(string key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);
}
