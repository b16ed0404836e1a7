using System.Text.Json;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>The result of <c>show</c>.</summary>
/// <param name="Environment">The environment; null for the manifest alone.</param>
/// <param name="Manifest">The merged manifest.</param>
/// <param name="Overlaid">The values that come from the overlay.</param>
internal sealed record ShowReport(string? Environment, JsonElement Manifest, IReadOnlyList<OverlaidValueReport> Overlaid);
