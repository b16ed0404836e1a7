using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>What is known of a flag of a program beside what its evaluation needs.</summary>
/// <param name="Definition">What the manifest says of it.</param>
/// <param name="FirstOutcome">The index of the flag's first outcome; the others follow it.</param>
/// <param name="Decision">Stands for who gets which value.</param>
/// <param name="Signature">Stands for all that the flag does and gives, names and metadata included.</param>
internal sealed record FlagRecord(FlagDefinition Definition, int FirstOutcome, ulong Decision, ulong Signature);
