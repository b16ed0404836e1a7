namespace OpenRollout.Analyzers.Tests;

/// <summary>The metadata of an OpenRolloutOverlay item, as the build passes it.</summary>
/// <param name="Manifest">The path of the manifest.</param>
/// <param name="Environment">The environment.</param>
internal sealed record OverlaySettings(string Manifest, string Environment);
