namespace OpenRollout.Evaluation.Execution;

/// <summary>One step of an evaluation, in 16 bytes: a test, and where to continue.</summary>
/// <param name="Head">The opcode in the lowest eight bits, the index of the tested attribute in the others.</param>
/// <param name="Operand">The operand: an index into the constants of its kind, or a number itself.</param>
/// <param name="WhenTrue">The distance to the next instruction when the test holds, usually 1. Negative when the evaluation ends: the complement of the outcome's index.</param>
/// <param name="WhenFalse">The same when the test does not hold.</param>
internal readonly record struct Instruction(uint Head, int Operand, int WhenTrue, int WhenFalse)
{
    private const int OpcodeBits = 8;

    /// <summary>Initializes an instruction. A manifest cannot declare more attributes than 24 bits can count.</summary>
    public Instruction(Opcode code, int attribute, int operand, int whenTrue, int whenFalse)
        : this((uint)code | ((uint)attribute << OpcodeBits), operand, whenTrue, whenFalse)
    {
    }

    public Opcode Code => (Opcode)(byte)Head;

    public int Attribute => (int)(Head >> OpcodeBits);
}
