namespace OpenRollout.Evaluation;

/// <summary>One step of a flag's evaluation, in 16 bytes: test something, then go on at one of two places.</summary>
/// <param name="Code">What to do.</param>
/// <param name="Attribute">The ordinal of the attribute that is tested.</param>
/// <param name="Operand">What it is tested against: an index into the constants of its kind, or a number itself.</param>
/// <param name="WhenTrue">The instruction to go on with when the test holds.</param>
/// <param name="WhenFalse">The instruction to go on with when it does not.</param>
internal readonly record struct Instruction(Opcode Code, ushort Attribute, int Operand, int WhenTrue, int WhenFalse);
