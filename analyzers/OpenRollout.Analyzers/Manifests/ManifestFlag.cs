using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>A flag of a manifest.</summary>
/// <param name="File">The manifest.</param>
/// <param name="Definition">The flag.</param>
internal sealed record ManifestFlag(ManifestFile File, FlagDefinition Definition);
