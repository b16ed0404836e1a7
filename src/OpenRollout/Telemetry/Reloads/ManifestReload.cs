using OpenRollout.Manifest;

namespace OpenRollout.Telemetry.Reloads;

/// <summary>The result of passing a manifest from a source to a provider.</summary>
/// <param name="Loaded">The manifest.</param>
/// <param name="Set">The flag set and the version that is now served; the version is empty if there is none.</param>
/// <param name="Outcome">One of the constants of <see cref="ReloadOutcome"/>.</param>
/// <param name="EndedAt">The time at which the manifest was served or refused, in UTC.</param>
/// <param name="Duration">The time from the manifest's text until then, without waiting for its origin.</param>
internal sealed record ManifestReload(LoadedManifest Loaded, FlagSetVersion Set, string Outcome, DateTimeOffset EndedAt, TimeSpan Duration)
{
    /// <summary>Gets the problem for which the manifest was refused or the source cannot read a newer one; null if there is none.</summary>
    public ManifestProblem? Problem { get; init; }

    /// <summary>Gets the problem of the previous reload; null if there was none.</summary>
    public ManifestProblem? ProblemBefore { get; init; }

    /// <summary>Gets the keys of the flags that now evaluate differently; null for the first manifest.</summary>
    public IReadOnlyList<string>? Changed { get; init; }

    /// <summary>Gets the states of the flags that the manifest switched off.</summary>
    public IReadOnlyList<FlagStatus> Killed { get; init; } = [];
}
