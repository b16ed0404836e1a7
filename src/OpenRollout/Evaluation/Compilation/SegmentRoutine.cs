using OpenRollout.Evaluation.Execution;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>The compiled condition of a segment: tests whose end says whether the user is a member.</summary>
/// <param name="code">The instructions in the order in which they run; the operand of a call is an index into <paramref name="calls"/>.</param>
/// <param name="origins">The origins of the instructions, or null.</param>
/// <param name="calls">The routines that it calls.</param>
/// <param name="signature">The signature of the members.</param>
internal sealed class SegmentRoutine(Instruction[] code, List<Origin>? origins, List<SegmentRoutine> calls, ulong signature)
{
    /// <summary>The maximum number of tests that are inlined at each use, because a call would take longer.</summary>
    private const int MaxSmallLength = 3;

    public Instruction[] Code { get; } = code;

    public List<Origin>? Origins { get; } = origins;

    public List<SegmentRoutine> Calls { get; } = calls;

    public ulong Signature { get; } = signature;

    /// <summary>Gets the maximum number of routines that run at the same time when this one is called.</summary>
    public int Depth { get; } = 1 + DepthOf(calls);

    /// <summary>Gets a value indicating whether the routine is inlined at every use. True also for a segment of all or no users, which has no tests.</summary>
    public bool IsSmall { get; } = code.Length <= MaxSmallLength && !HasCalls(code);

    /// <summary>Gets or sets a value indicating whether the routine has been inlined.</summary>
    public bool IsInlined { get; set; }

    /// <summary>Gets or sets the number among the called routines of the program; -1 while it is not called.</summary>
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
