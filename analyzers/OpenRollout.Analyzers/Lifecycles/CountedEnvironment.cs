using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>An environment whose state decides the age of flags.</summary>
/// <param name="Name">The name for messages; null if the manifest lists no environments, so that nothing needs to be named.</param>
/// <param name="Overlay">The overlay; null if the manifest applies alone.</param>
/// <param name="Merged">The overlay merged with its manifest; null if the manifest applies alone.</param>
internal sealed record CountedEnvironment(string? Name, OverlayFile? Overlay, MergedOverlay? Merged)
{
    /// <summary>Returns a flag of the manifest as it is in the environment.</summary>
    public FlagDefinition Find(FlagDefinition flag) => Merged is null ? flag : Merged.Find(flag);
}
