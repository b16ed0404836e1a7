using OpenRollout.Manifest;
using OpenRollout.Manifest.Naming;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Removal.Outcomes;

/// <summary>The sentences about outcomes: the state that decides the value of a flag, the reason why none is decided, and the assumption. The only place that words them.</summary>
internal static class OutcomeReasons
{
    public const string NoDay = "The project does not set the day of the build (OpenRolloutToday), so stages with a start time cannot be evaluated.";

    public const string Projects = "The projects that use the manifest count different environments (OpenRolloutEnvironments), and the value is not the same in all of them.";

    public static string Object(FlagDefinition flag) => $"'{PlainText.Quote(flag.Key)}' is a flag of JSON objects. The type of its value is generated from the manifest and disappears with the flag. Use an object of your own where the flag is read, then remove its entry from the manifest.";

    public static string Errors(FlagDefinition flag) => $"The state of '{PlainText.Quote(flag.Key)}' is not known, because an overlay has errors or is missing. Correct them first.";


    /// <summary>Returns the sentence about the states of a flag.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="states">The states with their places, such as <c>serves 'on' to everyone in Production</c>.</param>
    public static string States(FlagDefinition flag, IEnumerable<string> states) => $"'{PlainText.Quote(flag.Key)}' {string.Join(" and ", states)}.";

    /// <summary>Returns the sentence about a decision in force that changes the value.</summary>
    public static string Decision(FlagDefinition flag, DecidedFlag decided)
        => $"'{PlainText.Quote(flag.Key)}' is under the {decided.Decision}{(decided.Environment is { } environment ? $" in {PlainText.Quote(environment)}" : "")}, which changes its value. Withdraw the decision first.";

    public static string Serves(VariantDefinition variant) => $"serves '{PlainText.Quote(variant.Name)}' to everyone";

    public const string SwitchedOff = "is switched off";

    public const string NoRollout = "has no rollout, so everyone gets the default";

    public const string NotStarted = "has not started its rollout, so everyone gets the default";

    public const string NoUsers = "has a rollout without users, so everyone gets the default";

    public const string Scheduled = "has a stage that is yet to start";

    public const string Moving = "still grows by its ramp or schedule";

    public static string Requires(RolloutDefinition rollout) => $"requires '{PlainText.Quote(rollout.Requires[0].Value)}', which decides too";

    public static string Excludes(RolloutDefinition rollout) => $"excludes the segment '{PlainText.Quote(rollout.Exclude[0].Value)}'";

    public static string Partial(StageDefinition stage) => $"serves different values in stage '{PlainText.Quote(stage.Name)}'";

    /// <summary>Returns the assumption of a removal.</summary>
    /// <param name="manifestPath">The path of the manifest.</param>
    /// <param name="hasStore">Whether the decisions of a store were taken into account.</param>
    public static string Assumption(string manifestPath, bool hasStore)
        => $"This assumes that the OpenRollout provider serves {PlainText.Quote(ManifestNames.FileNameOf(manifestPath))}{(hasStore ? "" : " and that no decision in force changes the value")}.";
}
