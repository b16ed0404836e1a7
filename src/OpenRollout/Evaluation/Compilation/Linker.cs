using OpenRollout.Evaluation.Execution;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Puts the instructions of a flag, or of a segment, into a program, in the order in which they run and without those that none leads to.
/// Where a test would go on to an end that is the same for all who come there, it ends itself: the loop need not look at
/// what is no test.
/// </summary>
/// <param name="keepsEnds">Whether each end stays an instruction, of which an explanation can tell.</param>
internal sealed class Linker(bool keepsEnds)
{
    private const int Unreached = 0;
    private const int Reached = 1;

    private readonly bool _keepsEnds = keepsEnds;

    /// <summary>For each instruction whether it is reached; then how many of these run after it, counted from 1.</summary>
    private int[] _places = new int[64];

    /// <summary>Appends the instructions of a flag to a program.</summary>
    /// <param name="code">The instructions, last first, each with the places in here where it goes on; they are changed.</param>
    /// <param name="entry">The place in here where the flag begins, which will be the first of those that are appended.</param>
    /// <param name="program">The program.</param>
    /// <param name="origins">What each instruction in here comes from, or null.</param>
    /// <param name="programOrigins">What each instruction of the program comes from, or null.</param>
    public void Append(in ArrayBuilder<Instruction> code, int entry, ref ArrayBuilder<Instruction> program, List<Origin>? origins, List<Origin>? programOrigins)
    {
        Follow(in code, entry);
        Count(entry);
        for (var index = entry; index >= 0; index--)
        {
            if (_places[index] != Unreached)
            {
                var instruction = code[index];
                program.Add(instruction with { WhenTrue = Distance(index, instruction.WhenTrue), WhenFalse = Distance(index, instruction.WhenFalse) });
                programOrigins?.Add(origins![index]);
            }
        }
    }

    /// <summary>Finds out which instructions are reached: each goes on to some that are further behind.</summary>
    private void Follow(in ArrayBuilder<Instruction> code, int entry)
    {
        if (_places.Length <= entry)
        {
            _places = new int[2 * entry];
        }

        Array.Clear(_places, 0, entry);
        _places[entry] = Reached;
        var isUnitAsked = false;
        for (var index = entry; index >= 0; index--)
        {
            ref var instruction = ref code[index];
            if (_places[index] == Unreached || instruction.Code is Opcode.Serve or Opcode.ServeRamp or Opcode.Default or Opcode.Return)
            {
                continue;
            }

            isUnitAsked |= instruction.Code is Opcode.Share or Opcode.Ramp or Opcode.ServeSplit;
            instruction = instruction with
            {
                WhenTrue = Target(in code, instruction.WhenTrue, isUnitAsked),
                WhenFalse = Target(in code, instruction.WhenFalse, isUnitAsked),
            };
        }
    }

    /// <summary>Returns the place, or the complement of the outcome with which whoever comes there ends. The default is one where no unit can have been missing.</summary>
    private int Target(in ArrayBuilder<Instruction> code, int place, bool isUnitAsked)
    {
        ref var target = ref code[place];
        if (target.Code == Opcode.Return || (!_keepsEnds && (target.Code == Opcode.Serve || (target.Code == Opcode.Default && !isUnitAsked))))
        {
            return ~target.Operand;
        }

        _places[place] = Reached;
        return place;
    }

    private void Count(int entry)
    {
        var count = 0;
        for (var index = 0; index <= entry; index++)
        {
            if (_places[index] == Reached)
            {
                _places[index] = ++count;
            }
        }
    }

    private int Distance(int from, int target) => target < 0 ? target : _places[from] - _places[target];
}
