using OpenRollout.Evaluation.Execution;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Appends the instructions of a flag or segment to a program, in the order in which they run and without unreachable ones.
/// A test that continues with an end whose outcome is fixed ends the evaluation itself, so that the loop runs tests only.
/// </summary>
/// <param name="keepsEnds">Whether each end stays an instruction, so that an explanation can report it.</param>
internal sealed class Linker(bool keepsEnds)
{
    private const int Unreached = 0;
    private const int Reached = 1;

    /// <summary>First whether each instruction is reached; then the position of each reached one, counted from the end and from 1.</summary>
    private int[] _positions = new int[64];

    /// <summary>Appends instructions to a program.</summary>
    /// <param name="code">The instructions, last first, each with the indices where it continues. The method changes them.</param>
    /// <param name="entry">The index of the first instruction to run, which is appended first.</param>
    /// <param name="program">The program.</param>
    /// <param name="origins">The origins of the instructions, or null.</param>
    /// <param name="programOrigins">The origins of the program's instructions, to which to append, or null.</param>
    public void Append(in ArrayBuilder<Instruction> code, int entry, ref ArrayBuilder<Instruction> program, List<Origin>? origins, List<Origin>? programOrigins)
    {
        Follow(in code, entry);
        Count(entry);
        for (var index = entry; index >= 0; index--)
        {
            if (_positions[index] != Unreached)
            {
                var instruction = code[index];
                program.Add(instruction with { WhenTrue = Distance(index, instruction.WhenTrue), WhenFalse = Distance(index, instruction.WhenFalse) });
                programOrigins?.Add(origins![index]);
            }
        }
    }

    /// <summary>Marks the reached instructions, in one pass: each continues with instructions of a lower index.</summary>
    private void Follow(in ArrayBuilder<Instruction> code, int entry)
    {
        if (_positions.Length <= entry)
        {
            _positions = new int[2 * entry];
        }

        Array.Clear(_positions, 0, entry);
        _positions[entry] = Reached;
        var isUnitRead = false;
        for (var index = entry; index >= 0; index--)
        {
            ref var instruction = ref code[index];
            if (_positions[index] == Unreached || instruction.Code is Opcode.Serve or Opcode.ServeRamp or Opcode.Default or Opcode.Return)
            {
                continue;
            }

            isUnitRead |= instruction.Code is Opcode.Share or Opcode.Ramp or Opcode.ServeSplit;
            instruction = instruction with
            {
                WhenTrue = Target(in code, instruction.WhenTrue, isUnitRead),
                WhenFalse = Target(in code, instruction.WhenFalse, isUnitRead),
            };
        }
    }

    /// <summary>
    /// Returns the index, or the complement of the outcome when the instruction there is an end with a fixed outcome. The
    /// default is one as long as no unit can have been missing.
    /// </summary>
    private int Target(in ArrayBuilder<Instruction> code, int index, bool isUnitRead)
    {
        ref var target = ref code[index];
        if (target.Code == Opcode.Return || (!keepsEnds && (target.Code == Opcode.Serve || (target.Code == Opcode.Default && !isUnitRead))))
        {
            return ~target.Operand;
        }

        _positions[index] = Reached;
        return index;
    }

    private void Count(int entry)
    {
        var count = 0;
        for (var index = 0; index <= entry; index++)
        {
            if (_positions[index] == Reached)
            {
                _positions[index] = ++count;
            }
        }
    }

    private int Distance(int from, int target) => target < 0 ? target : _positions[from] - _positions[target];
}
