using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>A flag of a program.</summary>
internal sealed class CompiledFlag
{
    private readonly Bucketing _bucketing;

    public required FlagDefinition Definition { get; init; }

    /// <summary>The first instruction.</summary>
    public required int Entry { get; init; }

    /// <summary>The attribute by which users are put into buckets.</summary>
    public required int Unit { get; init; }

    public required Bucketing Bucketing
    {
        init => _bucketing = value;
    }

    /// <summary>The outcome when only a missing unit kept the user out.</summary>
    public required int UnitMissing { get; init; }

    /// <summary>All flags that this one requires, directly or not; null where it requires none.</summary>
    public required RequiredList? Required { get; init; }

    /// <summary>Whether the result depends on the time, be it through a required flag.</summary>
    public required bool DependsOnTime { get; init; }

    /// <summary>The index of the flag's first outcome; the others follow it.</summary>
    public required int FirstOutcome { get; init; }

    /// <summary>Stands for who gets which value.</summary>
    public required ulong Decision { get; init; }

    /// <summary>Stands for all that the flag does and gives, names and metadata included.</summary>
    public required ulong Signature { get; init; }

    /// <inheritdoc cref="Bucketing.Bucket"/>
    public int Bucket(string unit) => _bucketing.Bucket(unit);

    /// <inheritdoc cref="Bucketing.Place"/>
    public int Place(string unit, int totalWeight) => _bucketing.Place(unit, totalWeight);
}
