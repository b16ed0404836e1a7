using OpenRollout.Manifest;

namespace OpenRollout.Removal.Outcomes;

/// <summary>A flag under the decisions that are in force in an environment.</summary>
/// <param name="Environment">The environment; null for the manifest alone.</param>
/// <param name="Flag">The flag under the decisions.</param>
/// <param name="Decision">A decision for messages, such as <c>decision 20260920-101500-0011223344556677 by maria</c>.</param>
internal sealed record DecidedFlag(string? Environment, FlagDefinition Flag, string Decision);
