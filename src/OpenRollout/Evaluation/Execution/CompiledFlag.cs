using OpenRollout.Manifest;
using OpenRollout.Manifest.Buckets;

namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// The part of a flag that an evaluation needs, and nothing else. The flags of a program are adjacent in one array: what a
/// flag costs that was not evaluated recently is its memory to fetch.
/// </summary>
internal readonly struct CompiledFlag
{
    private readonly Bucketing _bucketing;

    /// <summary>In a byte, so that the structure fits into 40.</summary>
    private readonly byte _type;

    /// <summary>Gets the index of the first instruction.</summary>
    public required int Entry { get; init; }

    /// <summary>Gets the index of the attribute that is the rollout's unit.</summary>
    public required int Unit { get; init; }

    /// <summary>Gets the index of the outcome for a user whom only a missing unit keeps out.</summary>
    public required int UnitMissing { get; init; }

    /// <summary>Gets the type of the flag's values.</summary>
    public required FlagType Type
    {
        get => (FlagType)_type;
        init => _type = (byte)value;
    }

    /// <summary>Gets a value indicating whether the result depends on the time, directly or through a required flag.</summary>
    public required bool DependsOnTime { get; init; }

    /// <summary>Gets a value indicating whether the flag requires no other flag and calls no segment.</summary>
    public required bool IsStraight { get; init; }

    /// <summary>Gets all flags that this one requires, directly or indirectly; null when it requires none.</summary>
    public required RequiredList? Required { get; init; }

    /// <summary>Sets the bucketing of the flag's percentages.</summary>
    public required Bucketing Bucketing
    {
        init => _bucketing = value;
    }

    /// <inheritdoc cref="Bucketing.Bucket"/>
    public int Bucket(string unit) => _bucketing.Bucket(unit);
}
