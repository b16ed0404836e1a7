using System.Globalization;
using OpenRollout.Analyzers.Lifecycles;
using OpenRollout.Analyzers.Manifests;
using OpenRollout.Manifest;

namespace OpenRollout.Removal.Outcomes;

/// <summary>Decides the value that a flag always has. It never guesses: a value that the manifest and its overlays do not decide is undecided.</summary>
internal static class FlagOutcomes
{
    /// <summary>Returns the outcome of a flag.</summary>
    /// <param name="manifest">The manifest of the flag with its overlays.</param>
    /// <param name="flag">The flag as the manifest alone defines it.</param>
    /// <param name="settings">The day and the environments that count; null if the project does not set the day.</param>
    /// <param name="decided">The flag under the decisions in force, once for each environment that has decisions for it; null if no store was read.</param>
    public static FlagOutcome Of(ManifestFile manifest, FlagDefinition flag, LifecycleSettings? settings, IReadOnlyList<DecidedFlag>? decided)
    {
        var assumption = OutcomeReasons.Assumption(manifest.Path, decided is not null);
        if (flag.Type == FlagType.Object)
        {
            return Undecided(OutcomeReasons.Object(flag));
        }

        if (settings is null)
        {
            return Undecided(OutcomeReasons.NoDay);
        }

        var environments = CountedEnvironments.Of(manifest, settings);
        if (environments.Count == 0)
        {
            return Undecided(OutcomeReasons.Errors(flag));
        }

        var states = environments.Select(environment => (Environment: environment, State: ServedState.Of(environment.Find(flag), settings.Today))).ToArray();
        var unknown = states.Where(state => state.State.Value is null).ToArray();
        if (unknown.Length > 0)
        {
            return Undecided(OutcomeReasons.States(flag, Describe(unknown, environments)));
        }

        var value = states[0].State.Value!;
        if (states.Any(state => !state.State.Value!.Value.Equals(value.Value)))
        {
            return Undecided(OutcomeReasons.States(flag, Describe(states, environments)));
        }

        if (decided?.FirstOrDefault(each => ServedState.Of(each.Flag, settings.Today).Value is not { } held || !held.Value.Equals(value.Value)) is { } contradiction)
        {
            return Undecided(OutcomeReasons.Decision(flag, contradiction));
        }

        var isSameVariant = states.All(state => state.State.Value!.Variant == value.Variant);
        return new FlagOutcome(
            states.All(state => state.State.IsRollout) ? OutcomeKind.Decided : OutcomeKind.Default,
            [isSameVariant ? value : value with { Variant = null }],
            OutcomeReasons.States(flag, Describe(states, environments)),
            assumption);

        FlagOutcome Undecided(string reason) => new(OutcomeKind.Undecided, OutcomeValue.AllOf(flag), reason, assumption);
    }

    /// <summary>Returns the value that a user chooses: <c>on</c>, <c>off</c>, the name of a variant, or a value; null if the flag has no such value.</summary>
    public static OutcomeValue? Choose(FlagDefinition flag, string text)
    {
        var values = OutcomeValue.AllOf(flag);
        // 'on' and 'off' are values of a boolean flag, regardless of the names of its variants.
        return values.FirstOrDefault(value => value.Text == text)
            ?? (flag.Type != FlagType.Object && flag.FindVariant(text) is { } variant ? OutcomeValue.Of(flag, variant) : null)
            ?? values.FirstOrDefault(value => Convert.ToString(value.Value, CultureInfo.InvariantCulture).Equals(text, value.Value is bool ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
    }

    /// <summary>Returns each state with the environments that have it.</summary>
    private static IEnumerable<string> Describe((CountedEnvironment Environment, ServedState State)[] states, IReadOnlyList<CountedEnvironment> counted)
        => states.GroupBy(state => state.State.Description, StringComparer.Ordinal)
            .Select(same => same.Key + CountedEnvironments.In([.. same.Select(state => state.Environment)], counted));
}
