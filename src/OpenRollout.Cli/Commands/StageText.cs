using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Names stages in summaries.</summary>
internal static class StageText
{
    /// <summary>Returns the name of a stage in quotation marks; <c>not started</c> for -1.</summary>
    public static string Describe(RolloutDefinition rollout, int stage) => stage < 0 ? "not started" : $"'{PlainText.Quote(rollout.Stages[stage].Name)}'";
}
