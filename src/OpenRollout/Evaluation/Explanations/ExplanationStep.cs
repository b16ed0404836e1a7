using OpenRollout.Manifest.Text;

namespace OpenRollout.Evaluation;

/// <summary>One step of an evaluation: a test and its result. Immutable.</summary>
/// <param name="Kind">The kind of the step.</param>
/// <param name="Stage">The name of the stage being evaluated; null for a step outside a stage.</param>
/// <param name="Audience">The number of the audience in its stage, from 1; 0 outside an audience.</param>
/// <param name="Reference">The key of the required flag or the name of the innermost segment to which the step belongs; null if it belongs to neither.</param>
/// <param name="Text">A description of the test, in English.</param>
/// <param name="Holds">True if the test held; otherwise, false.</param>
public sealed record ExplanationStep(
    ExplanationStepKind Kind, string? Stage, int Audience, string? Reference, string Text, bool Holds)
{
    /// <summary>Gets the value of the attribute as JSON, or <c>absent</c> if the context does not have it; null if the step reads no attribute.</summary>
    public string? Value { get; init; }

    /// <summary>Gets the user's bucket, 0 to 99999; null if it was not needed or the unit is missing.</summary>
    public int? Bucket { get; init; }

    /// <summary>Gets the percentage with which the bucket was compared, in thousandths of a percent; null if the step is not a percentage.</summary>
    public int? Share { get; init; }

    /// <summary>Returns the step as one line.</summary>
    /// <returns>The text and whether the test held.</returns>
    public override string ToString()
        => $"{(IsOfSegment ? $"{PlainText.Quote(Reference!)}: " : "")}{Text} → {(Holds ? "yes" : "no")}";

    private bool IsOfSegment
        => Reference is not null && Kind is ExplanationStepKind.Excluded or ExplanationStepKind.Condition;
}
