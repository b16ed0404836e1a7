namespace OpenRollout.Evaluation.Execution;

/// <summary>One step of a flag's evaluation, in 16 bytes: test something, then go on at one of two places or end.</summary>
/// <param name="Head">The opcode in the lowest eight bits, the ordinal of the attribute that is tested in the others.</param>
/// <param name="Operand">What it is tested against: an index into the constants of its kind, or a number itself.</param>
/// <param name="WhenTrue">How many instructions further to go on when the test holds, mostly 1; where it ends the evaluation, the complement of the outcome, which is negative.</param>
/// <param name="WhenFalse">The same for when it does not.</param>
internal readonly record struct Instruction(uint Head, int Operand, int WhenTrue, int WhenFalse)
{
    private const int OpcodeBits = 8;

    /// <summary>The largest manifest has room for fewer attributes than 24 bits can count.</summary>
    public Instruction(Opcode code, int attribute, int operand, int whenTrue, int whenFalse)
        : this((uint)code | ((uint)attribute << OpcodeBits), operand, whenTrue, whenFalse)
    {
    }

    public Opcode Code => (Opcode)(byte)Head;

    public int Attribute => (int)(Head >> OpcodeBits);
}
