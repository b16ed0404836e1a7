using OpenRollout.Manifest;
using OpenRollout.Removal.Outcomes;

namespace OpenRollout.CodeFixes.Removing;

/// <summary>A flag of a manifest that projects of a solution use.</summary>
/// <param name="ManifestPath">The path of the manifest on disk.</param>
/// <param name="Flag">The flag as the manifest alone defines it.</param>
/// <param name="Outcome">The value that the flag always has, or the values to choose from.</param>
/// <param name="Finding">The reason for which ROLL3101 is reported, such as <c>its rollout is finished</c>; null if it is not reported.</param>
internal sealed record SolutionFlag(string ManifestPath, FlagDefinition Flag, FlagOutcome Outcome, string? Finding);
