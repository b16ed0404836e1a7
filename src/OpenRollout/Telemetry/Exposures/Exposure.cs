using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>That a user has got a variant of a flag for the first time. Immutable.</summary>
public sealed record Exposure
{
    /// <summary>The flag's key.</summary>
    public required string FlagKey { get; init; }

    /// <summary>The variant's name.</summary>
    public required string Variant { get; init; }

    /// <summary>The stage of the audience that decided; null where none did.</summary>
    public required string? Stage { get; init; }

    /// <summary>Why the user got it: a whole audience, or a percentage or a split, unless <see cref="ExposureOptions.Includes"/> says otherwise.</summary>
    public required EvaluationReason Reason { get; init; }

    /// <summary>Who got it: the context's targeting key, or the value of <see cref="Unit"/>.</summary>
    public required string TargetingKey { get; init; }

    /// <summary>The attribute that <see cref="TargetingKey"/> is the value of: <c>targetingKey</c>, or the rollout's unit where the context has no targeting key.</summary>
    public required string Unit { get; init; }

    /// <summary>When, by the machine's clock, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The manifest's version, as <see cref="LoadedManifest.Version"/> has it.</summary>
    public required string Version { get; init; }

    /// <summary>The set of flags, as <see cref="OpenRolloutOptions.FlagSetId"/> names it.</summary>
    public required string FlagSetId { get; init; }
}
