using OpenRollout.Cli.Files;
using OpenRollout.Manifest;

namespace OpenRollout.Cli.Grammar;

/// <summary>The names of a manifest that the shell completes. A manifest with errors gives what could be read.</summary>
internal static class Vocabulary
{
    /// <summary>Returns the environments that the manifest lists.</summary>
    public static IEnumerable<string> EnvironmentsOf(ManifestOrigin? origin) => Read(origin)?.Environments.Select(environment => environment.Value) ?? [];

    /// <summary>Returns the keys of all flags.</summary>
    public static IEnumerable<string> KeysOf(ManifestOrigin? origin) => Read(origin)?.Flags.Select(flag => flag.Key) ?? [];

    /// <summary>Returns the stages of a flag.</summary>
    public static IEnumerable<string> StagesOf(ManifestOrigin? origin, string? key)
        => key is not null && Read(origin)?.FindFlag(key)?.GetRollout() is { } rollout ? rollout.Stages.Select(stage => stage.Name) : [];

    private static RolloutManifest? Read(ManifestOrigin? origin) => origin?.TryRead(origin.FileName) is { } utf8 ? ManifestReader.Read(utf8).Manifest : null;
}
