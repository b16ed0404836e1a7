namespace OpenRollout.Cli.Files;

/// <summary>The environments in which applications serve a manifest.</summary>
internal static class ServedEnvironments
{
    /// <summary>The environment of a host that names none. If the manifest does not list it, it serves the manifest alone.</summary>
    public const string Default = "Production";

    /// <summary>Returns the environments that a manifest lists, and the default one.</summary>
    public static IReadOnlyList<string> Of(UsableManifest manifest)
    {
        string[] listed = [.. manifest.Manifest.Environments.Select(name => name.Value)];
        return listed.Contains(Default, StringComparer.OrdinalIgnoreCase) ? listed : [.. listed, Default];
    }

    /// <summary>Returns whether a manifest lists an environment, so that it can have an overlay.</summary>
    public static bool IsListed(UsableManifest manifest, string environment)
        => manifest.Manifest.Environments.Any(name => name.Value.Equals(environment, StringComparison.OrdinalIgnoreCase));
}
