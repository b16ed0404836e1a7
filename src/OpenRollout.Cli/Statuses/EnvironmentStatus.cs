using OpenRollout.Cli.Files;
using OpenRollout.Cli.Output.Reports;

namespace OpenRollout.Cli.Statuses;

/// <summary>A manifest as an application in an environment serves it.</summary>
/// <param name="Environment">The environment; null for the manifest itself.</param>
/// <param name="Manifest">The manifest, merged for the environment and with its decisions.</param>
/// <param name="Guardrails">The evidence of guardrails by the key of the flag; null without a state folder.</param>
internal sealed record EnvironmentStatus(string? Environment, UsableManifest Manifest, ILookup<string, GuardrailStateReport>? Guardrails);
