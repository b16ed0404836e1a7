using OpenRollout.Evaluation.Compilation;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>The record of a flag that requires others, with what is needed to connect it with other versions of them.</summary>
internal sealed record DependentRecord : FlagRecord
{
    private DependentRecord(FlagDefinition definition, int firstOutcome, ulong decision, ulong signature)
        : base(definition, firstOutcome, decision, signature)
    {
    }

    /// <summary>Gets the indices of the flags that this one requires directly.</summary>
    public required int[] Requires { get; init; }

    /// <summary>Gets the signature of what the flag itself decides, without the required flags.</summary>
    public required Signature Own { get; init; }

    /// <summary>Gets the signature of names and metadata.</summary>
    public required Signature Labels { get; init; }

    /// <summary>Gets a value indicating whether the flag itself depends on the time.</summary>
    public required bool DependsOnTime { get; init; }

    /// <summary>Creates the record, which depends on what the required flags decide.</summary>
    /// <param name="definition">The flag's definition.</param>
    /// <param name="firstOutcome">The index of the flag's first outcome.</param>
    /// <param name="requires">The indices of the flags that this one requires directly.</param>
    /// <param name="records">The records of all flags, of which the required ones are complete.</param>
    /// <param name="own">The signature of what the flag itself decides.</param>
    /// <param name="labels">The signature of names and metadata.</param>
    /// <param name="dependsOnTime">Whether the flag itself depends on the time.</param>
    public static DependentRecord Create(
        FlagDefinition definition, int firstOutcome, int[] requires, IReadOnlyList<FlagRecord?> records, Signature own, Signature labels, bool dependsOnTime)
    {
        var decision = own;
        foreach (var other in requires)
        {
            decision.Add(records[other]!.Decision);
        }

        var signature = labels;
        signature.Add(decision.Value);
        return new DependentRecord(definition, firstOutcome, decision.Value, signature.Value) { Requires = requires, Own = own, Labels = labels, DependsOnTime = dependsOnTime };
    }

    /// <summary>Returns the record for other versions of the required flags.</summary>
    public DependentRecord After(IReadOnlyList<FlagRecord?> records) => Create(Definition, FirstOutcome, Requires, records, Own, Labels, DependsOnTime);
}
