using OpenRollout.Evaluation.Execution;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>The conditions of a segment, compiled once: tests that end with whether the user is a member.</summary>
/// <param name="code">The instructions in the order in which they run; the operand of a call is the place of a routine in <paramref name="calls"/>.</param>
/// <param name="origins">What each instruction comes from; null where nobody asks for that.</param>
/// <param name="calls">The routines that it calls.</param>
/// <param name="signature">Stands for who is a member.</param>
internal sealed class SegmentRoutine(Instruction[] code, List<Origin>? origins, List<SegmentRoutine> calls, ulong signature)
{
    /// <summary>Up to so many tests are written out at each use, as calling them would take longer.</summary>
    private const int MostOfSmall = 3;

    public Instruction[] Code { get; } = code;

    public List<Origin>? Origins { get; } = origins;

    public List<SegmentRoutine> Calls { get; } = calls;

    public ulong Signature { get; } = signature;

    /// <summary>How many routines at most are being run at once when this one is called.</summary>
    public int Depth { get; } = 1 + DepthOf(calls);

    /// <summary>Whether it is written out wherever it is used; so is one that takes everybody or nobody, which has nothing to run.</summary>
    public bool IsSmall { get; } = code.Length <= MostOfSmall && !HasCalls(code);

    /// <summary>Whether it has been written out.</summary>
    public bool IsInlined { get; set; }

    /// <summary>Its place among the routines that are called in the program; -1 while none calls it.</summary>
    public int Index { get; set; } = -1;

    private static bool HasCalls(Instruction[] code)
    {
        foreach (ref readonly var instruction in code.AsSpan())
        {
            if (instruction.Code == Opcode.Call)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the largest depth of some routines.</summary>
    public static int DepthOf(List<SegmentRoutine> routines)
    {
        var depth = 0;
        foreach (var routine in routines)
        {
            depth = Math.Max(depth, routine.Depth);
        }

        return depth;
    }
}
