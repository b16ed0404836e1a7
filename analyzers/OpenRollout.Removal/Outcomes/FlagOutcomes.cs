using OpenRollout.Analyzers.Lifecycles;
using OpenRollout.Analyzers.Manifests;
using OpenRollout.Manifest;

namespace OpenRollout.Removal.Outcomes;

/// <summary>Decides the value that a flag always has. It is never a guess: what the manifest and its overlays do not decide is undecided.</summary>
internal static class FlagOutcomes
{
    /// <summary>Returns the outcome of a flag.</summary>
    /// <param name="manifest">The manifest of the flag with its overlays.</param>
    /// <param name="flag">The flag as the manifest alone defines it.</param>
    /// <param name="settings">The day and the environments that count.</param>
    /// <param name="decided">The flag under the decisions in force, once for each environment that has decisions for it.</param>
    public static FlagOutcome Of(ManifestFile manifest, FlagDefinition flag, LifecycleSettings settings, IReadOnlyList<DecidedFlag> decided)
        => throw new NotImplementedException();

    /// <summary>Returns the value that a user chooses: <c>on</c>, <c>off</c>, the name of a variant, or a value as <see cref="OutcomeValue.Text"/> has it; null if the flag has no such value.</summary>
    public static OutcomeValue? Choose(FlagDefinition flag, string text) => throw new NotImplementedException();
}
