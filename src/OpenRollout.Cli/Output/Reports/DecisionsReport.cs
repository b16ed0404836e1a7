namespace OpenRollout.Cli.Output.Reports;

/// <summary>The result of <c>decisions</c>.</summary>
/// <param name="Store">The folder of the store.</param>
/// <param name="FlagSet">The identifier of the flag set.</param>
/// <param name="Environment">The environment; null for none.</param>
/// <param name="Decisions">The decisions, the oldest first.</param>
internal sealed record DecisionsReport(string Store, string FlagSet, string? Environment, IReadOnlyList<DecisionReport> Decisions);
