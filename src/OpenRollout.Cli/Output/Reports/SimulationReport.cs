namespace OpenRollout.Cli.Output.Reports;

/// <summary>The result of <c>simulate</c>.</summary>
/// <param name="Flag">The key of the flag.</param>
/// <param name="Environment">The environment; null for the manifest alone.</param>
/// <param name="At">The time of the evaluations.</param>
/// <param name="Population">A description of the users.</param>
/// <param name="Users">The number of users.</param>
/// <param name="ActiveStage">The stage that is active at the time; null if none is.</param>
/// <param name="Stages">The result of each stage, over all users.</param>
/// <param name="By">The attributes by which users are grouped; empty without groups.</param>
/// <param name="Groups">The groups.</param>
internal sealed record SimulationReport(
    string Flag,
    string? Environment,
    DateTimeOffset At,
    string Population,
    long Users,
    string? ActiveStage,
    IReadOnlyList<SimulatedStageReport> Stages,
    IReadOnlyList<string> By,
    IReadOnlyList<SimulatedGroupReport> Groups);
