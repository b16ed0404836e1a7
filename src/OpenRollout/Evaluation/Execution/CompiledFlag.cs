using OpenRollout.Evaluation.Buckets;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// What an evaluation needs of a flag, and nothing else: those of a program lie side by side in one array, as a flag that
/// nobody asked for lately costs what there is to fetch from memory.
/// </summary>
internal readonly struct CompiledFlag
{
    private readonly Bucketing _bucketing;

    /// <summary>In a byte: all there is fits into 40.</summary>
    private readonly byte _type;

    /// <summary>The first instruction.</summary>
    public required int Entry { get; init; }

    /// <summary>The attribute by which users are put into buckets.</summary>
    public required int Unit { get; init; }

    /// <summary>The outcome when only a missing unit kept the user out.</summary>
    public required int UnitMissing { get; init; }

    /// <summary>The type of its values.</summary>
    public required FlagType Type
    {
        get => (FlagType)_type;
        init => _type = (byte)value;
    }

    /// <summary>Whether the result depends on the time, be it through a required flag.</summary>
    public required bool DependsOnTime { get; init; }

    /// <summary>Whether it is evaluated by its own instructions alone: it requires no flag and calls no segment.</summary>
    public required bool IsStraight { get; init; }

    /// <summary>All flags that this one requires, directly or not; null where it requires none.</summary>
    public required RequiredList? Required { get; init; }

    /// <summary>The buckets of its shares.</summary>
    public required Bucketing Bucketing
    {
        init => _bucketing = value;
    }

    /// <inheritdoc cref="Bucketing.Bucket"/>
    public int Bucket(string unit) => _bucketing.Bucket(unit);
}
