using OpenRollout.Manifest.Text;

namespace OpenRollout.Evaluation;

/// <summary>One step of an evaluation, in the order in which it was taken.</summary>
/// <param name="Kind">What it tells about.</param>
/// <param name="Stage">The stage that was being tried; null before the stages.</param>
/// <param name="Audience">The number of the audience in its stage, from 1; 0 where none was being tried.</param>
/// <param name="Reference">The required flag, or the segment, of several within each other the innermost, that the step belongs to; or null.</param>
/// <param name="Text">What was tested, as a person would say it.</param>
/// <param name="Holds">What came out.</param>
public sealed record ExplanationStep(
    ExplanationStepKind Kind, string? Stage, int Audience, string? Reference, string Text, bool Holds)
{
    /// <summary>The value that was seen, as JSON would write it, or <c>absent</c>; null where no attribute was read.</summary>
    public string? Value { get; init; }

    /// <summary>The user's bucket, 0 to 99999; null where it was not needed or the unit is missing.</summary>
    public int? Bucket { get; init; }

    /// <summary>The share that the bucket was held against, in thousandths of a percent.</summary>
    public int? Share { get; init; }

    /// <summary>Returns the step as one line.</summary>
    public override string ToString()
        => $"{(IsOfSegment ? $"{PlainText.Quote(Reference!)}: " : "")}{Text} → {(Holds ? "yes" : "no")}";

    private bool IsOfSegment
        => Reference is not null && Kind is ExplanationStepKind.Excluded or ExplanationStepKind.Condition;
}
