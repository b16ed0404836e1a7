namespace OpenRollout.Cli.Output.Reports;

/// <summary>A decision.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Flag">The key of the flag.</param>
/// <param name="HoldAt">The stage at which the flag is held; null if it is switched off.</param>
/// <param name="Since">The time of the decision.</param>
/// <param name="By">The person or tool that made it.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Environment">The environment; null for none.</param>
/// <param name="Store">The folder of the store.</param>
/// <param name="Withdrawn">The time of the withdrawal; null if the decision is in force.</param>
/// <param name="Problem">The reason why the decision does not act as it says; null if it does or if the manifest cannot be read.</param>
internal sealed record DecisionReport(
    string Id, string Flag, string? HoldAt, DateTimeOffset Since, string By, string Reason, string? Environment, string Store, DateTimeOffset? Withdrawn, string? Problem)
{
    /// <summary>Creates the report of a decision.</summary>
    public static DecisionReport Of(RolloutDecision decision, string? environment, string store, DateTimeOffset? withdrawn = null, string? problem = null)
        => new(decision.Id, decision.FlagKey, decision.HoldAt, decision.Since, decision.By, decision.Reason, environment, store, withdrawn, problem);
}
