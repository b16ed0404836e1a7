using System.Buffers;
using System.Runtime.CompilerServices;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// Evaluates a flag of a program: the flags that it requires first, each once, then the flag itself. Allocates nothing, up
/// to 32 required flags and except for patterns.
/// </summary>
internal static class FlagEvaluator
{
    private const int RequiredOnStack = 32;

    /// <summary>Evaluates a flag and returns the index of its outcome.</summary>
    public static int Evaluate(RolloutProgram program, int flag, in ContextView context)
    {
        ref readonly var compiled = ref program.FlagAt(flag);
        if (compiled.IsStraight)
        {
            var trace = default(NoTrace);
            return Interpreter<NoTrace>.Run(program, in compiled, in context, default, ref trace);
        }

        return EvaluateWithCalls(program, flag, in context);
    }

    /// <summary>Evaluates a flag, reports each step to a trace and returns the index of the outcome.</summary>
    public static int Evaluate<TTrace>(RolloutProgram program, int flag, in ContextView context, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        ref readonly var compiled = ref program.FlagAt(flag);
        return compiled.Required is null
            ? Interpreter<TTrace>.Run(program, in compiled, in context, default, ref trace)
            : EvaluateAfterRequired(program, in compiled, compiled.Required, in context, ref trace);
    }

    /// <summary>Evaluates a flag, reports each step to a trace and those of the required flags to another one, and returns the index of the outcome.</summary>
    public static int Evaluate<TRequired, TTrace>(RolloutProgram program, int flag, in ContextView context, ref TRequired required, ref TTrace trace)
        where TRequired : struct, ITrace
        where TTrace : struct, ITrace
    {
        ref readonly var compiled = ref program.FlagAt(flag);
        return compiled.Required is null
            ? Interpreter<TTrace>.Run(program, in compiled, in context, default, ref trace)
            : EvaluateAfterRequired(program, in compiled, compiled.Required, in context, ref required, ref trace);
    }

    /// <summary>A method of its own, so that flags without calls do not set up the memory that calls need.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int EvaluateWithCalls(RolloutProgram program, int flag, in ContextView context)
    {
        var calls = new CallTrace(CallMemory.Begin(program.Segments));
        return Evaluate(program, flag, in context, ref calls);
    }

    private static int EvaluateAfterRequired<TTrace>(
        RolloutProgram program, in CompiledFlag flag, RequiredList required, in ContextView context, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        var untraced = new CallTrace(CallMemory.Begin(program.Segments));
        return EvaluateAfterRequired(program, in flag, required, in context, ref untraced, ref trace);
    }

    /// <summary>Evaluates the required flags first, each once, however often and however deeply they require each other.</summary>
    private static int EvaluateAfterRequired<TRequired, TTrace>(
        RolloutProgram program, in CompiledFlag flag, RequiredList required, in ContextView context, ref TRequired requiredTrace, ref TTrace trace)
        where TRequired : struct, ITrace
        where TTrace : struct, ITrace
    {
        var rented = required.Count > RequiredOnStack ? ArrayPool<int>.Shared.Rent(required.Count) : null;
        Span<int> flags = rented ?? stackalloc int[RequiredOnStack];
        required.CopyTo(flags);
        var on = 0;
        for (var index = 0; index < required.Count; index++)
        {
            var candidate = flags[index];
            var outcome = Interpreter<TRequired>.Run(program, in program.FlagAt(candidate), in context, flags[..on], ref requiredTrace);
            if (program.KindOf(outcome) == OutcomeKind.On)
            {
                // The flags that are on overwrite the start of the list, which has been read.
                flags[on++] = candidate;
            }
        }

        var result = Interpreter<TTrace>.Run(program, in flag, in context, flags[..on], ref trace);
        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }

        return result;
    }
}
