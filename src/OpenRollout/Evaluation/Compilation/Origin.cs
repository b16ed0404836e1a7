using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>The part of the manifest that an instruction was compiled from; needed for explanations.</summary>
/// <param name="Role">The role of the instruction.</param>
/// <param name="Stage">The stage, or null.</param>
/// <param name="Audience">The audience's number in its stage, from 1; 0 outside an audience.</param>
/// <param name="Condition">The condition that the instruction tests, or null.</param>
/// <param name="Reference">The required flag or the innermost segment to which the instruction belongs, or null.</param>
/// <param name="IsNegated">Whether the condition is inside a <c>not</c>.</param>
internal readonly record struct Origin(
    Role Role,
    StageDefinition? Stage = null,
    int Audience = 0,
    AttributeCondition? Condition = null,
    string? Reference = null,
    bool IsNegated = false);
