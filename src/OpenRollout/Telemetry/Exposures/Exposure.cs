using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>The first exposure of a user to a variant of a flag. Immutable; two exposures are equal if all their properties are.</summary>
public sealed record Exposure
{
    /// <summary>Gets the flag's key.</summary>
    public required string FlagKey { get; init; }

    /// <summary>Gets the name of the variant.</summary>
    public required string Variant { get; init; }

    /// <summary>Gets the stage of the audience that determined the variant; null if no stage did.</summary>
    public required string? Stage { get; init; }

    /// <summary>
    /// Gets the reason of the evaluation. By default only outcomes with a stage are exposures, from a whole audience, a
    /// percentage or a split; see <see cref="ExposureOptions.Includes"/>.
    /// </summary>
    public required EvaluationReason Reason { get; init; }

    /// <summary>Gets the targeting key of the context, or the value of <see cref="Unit"/> if the context has none.</summary>
    public required string TargetingKey { get; init; }

    /// <summary>
    /// Gets the name of the attribute whose value is <see cref="TargetingKey"/>: <c>targetingKey</c>, or the rollout's unit
    /// if the context has no targeting key.
    /// </summary>
    public required string Unit { get; init; }

    /// <summary>Gets the time of the evaluation by the system clock, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets the version of the manifest; see <see cref="LoadedManifest.Version"/>.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the identifier of the flag set; see <see cref="OpenRolloutOptions.FlagSetId"/>.</summary>
    public required string FlagSetId { get; init; }
}
