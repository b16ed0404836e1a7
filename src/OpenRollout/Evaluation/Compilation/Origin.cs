using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>What in the manifest an instruction comes from; explanations are told along it.</summary>
/// <param name="Role">The part it plays.</param>
/// <param name="Stage">The stage, where it belongs to one.</param>
/// <param name="Audience">The audience's number in its stage, from 1; 0 where it belongs to none.</param>
/// <param name="Condition">The condition that it tests.</param>
/// <param name="Reference">The segment or required flag that it belongs to; of segments within each other the innermost.</param>
/// <param name="IsNegated">Whether the condition stands within a not.</param>
internal readonly record struct Origin(
    Role Role,
    StageDefinition? Stage = null,
    int Audience = 0,
    AttributeCondition? Condition = null,
    string? Reference = null,
    bool IsNegated = false);
