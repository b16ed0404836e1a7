using OpenRollout.Cli.Statuses;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>The state of a flag in an environment.</summary>
/// <param name="Environment">The environment; null for the manifest itself.</param>
/// <param name="State">The state.</param>
/// <param name="Stage">The active stage; null if none is active.</param>
/// <param name="StageNumber">The number of the active stage, from 1; 0 if none is active.</param>
/// <param name="StageCount">The number of stages.</param>
/// <param name="EveryonePercentage">The percentage of all users who are in, regardless of their attributes: a lower bound of the share.</param>
/// <param name="HasTargetedAudiences">Whether audiences of certain users come on top of that.</param>
/// <param name="Since">The time since which the state lasts, in UTC; null if the manifest does not state it.</param>
/// <param name="AgeDays">The number of days since then.</param>
/// <param name="Reason">The reason for the state, from the layer that decided; null if it states none.</param>
/// <param name="DecidedBy">The layer that decided: <c>Manifest</c>, <c>Overlay</c> or <c>Decision</c>.</param>
/// <param name="Decision">The identifier of the decision in force; null if there is none.</param>
/// <param name="Next">The next step; null if there is none.</param>
/// <param name="Guardrails">The evidence of the guardrails that watch the flag; null without a state folder.</param>
internal sealed record FlagStateReport(
    string? Environment,
    FlagState State,
    string? Stage,
    int StageNumber,
    int StageCount,
    decimal EveryonePercentage,
    bool HasTargetedAudiences,
    DateTime? Since,
    int? AgeDays,
    string? Reason,
    FlagStateLayer DecidedBy,
    string? Decision,
    string? Next,
    IReadOnlyList<GuardrailStateReport>? Guardrails);
