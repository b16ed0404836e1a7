using OpenRollout.Manifest;

namespace OpenRollout.Telemetry.Reloads;

/// <summary>What became of a manifest that a source gave.</summary>
/// <param name="Loaded">The manifest.</param>
/// <param name="Set">The set of flags, and the version that is served from now on; empty where none is.</param>
/// <param name="Outcome">One of <see cref="ReloadOutcome"/>.</param>
/// <param name="EndedAt">When it was served, or refused, in UTC.</param>
/// <param name="Duration">The time until then from its text, waiting for its origin not included.</param>
internal sealed record ManifestReload(LoadedManifest Loaded, FlagSetVersion Set, string Outcome, DateTimeOffset EndedAt, TimeSpan Duration)
{
    /// <summary>What refused it, or keeps its source from reading a newer one; null where nothing does.</summary>
    public ManifestProblem? Problem { get; init; }

    /// <summary>The problem of the manifest before it; null where it had none.</summary>
    public ManifestProblem? ProblemBefore { get; init; }

    /// <summary>The keys of the flags that evaluate differently from now on; null for the first manifest.</summary>
    public IReadOnlyList<string>? Changed { get; init; }

    /// <summary>The keys of the flags that it switched off.</summary>
    public IReadOnlyList<string> Killed { get; init; } = [];
}
