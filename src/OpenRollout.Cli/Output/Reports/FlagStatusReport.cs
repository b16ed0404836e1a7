namespace OpenRollout.Cli.Output.Reports;

/// <summary>The status of a flag.</summary>
/// <param name="Key">The key.</param>
/// <param name="Description">The description; null if there is none.</param>
/// <param name="Kind">The kind of flag, such as <c>release</c>; null if the manifest does not state it.</param>
/// <param name="Owner">The owner; null if the manifest does not state it.</param>
/// <param name="Created">The day on which the flag was created; null if the manifest does not state it.</param>
/// <param name="RemoveBy">The day by which the flag should be removed; null if the manifest does not state it.</param>
/// <param name="States">The state in each environment; one state without environments.</param>
internal sealed record FlagStatusReport(
    string Key, string? Description, string? Kind, string? Owner, DateOnly? Created, DateOnly? RemoveBy, IReadOnlyList<FlagStateReport> States);
