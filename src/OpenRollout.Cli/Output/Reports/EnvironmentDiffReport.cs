using OpenRollout.Cli.Differences;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>The difference between two manifests in an environment.</summary>
/// <param name="Environment">The environment; null for the manifest itself.</param>
/// <param name="Flags">The flags that evaluate differently.</param>
internal sealed record EnvironmentDiffReport(string? Environment, IReadOnlyList<FlagDiffReport> Flags)
{
    /// <summary>Creates the report of an environment.</summary>
    public static EnvironmentDiffReport Of(string? environment, IReadOnlyList<FlagDifference> differences) => new(environment, [.. differences.Select(FlagDiffReport.Of)]);
}
