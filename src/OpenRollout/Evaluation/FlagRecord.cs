using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>The part of a program's flag that evaluations do not need.</summary>
/// <param name="Definition">The flag's definition in the manifest.</param>
/// <param name="FirstOutcome">The index of the flag's first outcome; the others follow it.</param>
/// <param name="Decision">The signature of which user gets which value.</param>
/// <param name="Signature">The signature of the complete result, with names and metadata.</param>
internal record FlagRecord(FlagDefinition Definition, int FirstOutcome, ulong Decision, ulong Signature);
