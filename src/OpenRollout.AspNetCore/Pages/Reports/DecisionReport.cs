using OpenRollout.Providers;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>A decision that is not withdrawn.</summary>
/// <param name="Id">The identifier, with which the decision can be withdrawn.</param>
/// <param name="Flag">The key of the flag.</param>
/// <param name="HoldAt">The last stage that the flag may reach; null to switch the flag off.</param>
/// <param name="Since">The time of the decision.</param>
/// <param name="By">The name of the person or tool that decided.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Salt">The salt under which the decision applies; null for every salt.</param>
/// <param name="Effect">The effect on the served manifest.</param>
/// <param name="Problem">The reason why the decision does not act as it says; null if it does.</param>
/// <param name="Stored">False if the decision store does not have the decision, which then is in force in this process only.</param>
/// <param name="Status">The effect in one sentence.</param>
/// <param name="WithdrawCommand">The command line that withdraws the decision; null if it cannot, because the decision is not in a folder.</param>
internal sealed record DecisionReport(
    string Id,
    string Flag,
    string? HoldAt,
    DateTimeOffset Since,
    string By,
    string Reason,
    string? Salt,
    DecisionEffect Effect,
    string? Problem,
    bool Stored,
    string Status,
    string? WithdrawCommand)
{
    /// <summary>Gets a value indicating whether the decision has an effect.</summary>
    internal bool InForce => Effect is DecisionEffect.Off or DecisionEffect.Hold;

    public static DecisionReport Of(DecisionStatus status, string? environment, string? withdrawCommand) => new(
        status.Decision.Id,
        status.Decision.FlagKey,
        status.Decision.HoldAt,
        status.Decision.Since,
        status.Decision.By,
        status.Decision.Reason,
        status.Decision.Salt,
        status.Effect,
        status.Problem,
        status.IsStored,
        FlagStatusText.Write(status, environment),
        withdrawCommand);
}
