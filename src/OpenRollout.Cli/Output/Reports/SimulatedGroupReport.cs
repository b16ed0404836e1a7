namespace OpenRollout.Cli.Output.Reports;

/// <summary>The users of a simulation that have the same values.</summary>
/// <param name="Values">The values as text, in the order of the attributes.</param>
/// <param name="Users">The number of users.</param>
/// <param name="Stages">The result of each stage.</param>
internal sealed record SimulatedGroupReport(IReadOnlyList<string> Values, long Users, IReadOnlyList<SimulatedStageReport> Stages);
