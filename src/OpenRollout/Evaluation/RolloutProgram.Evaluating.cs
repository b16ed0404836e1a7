using System.Buffers;
using System.Runtime.CompilerServices;

namespace OpenRollout.Evaluation;

/// <content>How its flags are evaluated and explained.</content>
public sealed partial class RolloutProgram
{
    private const int RequiredOnStack = 32;

    /// <summary>Evaluates a flag.</summary>
    /// <param name="flag">The flag's index.</param>
    /// <param name="context">The user and the time.</param>
    /// <returns>The outcome, an error included.</returns>
    public Outcome Evaluate(int flag, in ContextView context) => _outcomes[Decide(flag, in context)];

    /// <summary>Evaluates a boolean flag where only its value is asked for, which costs less.</summary>
    /// <param name="flag">The flag's index.</param>
    /// <param name="context">The user and the time.</param>
    /// <returns>The value; null for an error, and for a flag of another type.</returns>
    public bool? EvaluateBoolean(int flag, in ContextView context)
        => KindOf(Decide(flag, in context)) is <= OutcomeKind.On and var kind ? kind == OutcomeKind.On : null;

    /// <summary>Evaluates a flag and returns the index of the outcome.</summary>
    internal int Decide(int flag, in ContextView context)
    {
        ref readonly var compiled = ref _flags[flag];
        if (compiled.IsStraight)
        {
            var trace = default(NoTrace);
            return Interpreter<NoTrace>.Run(this, in compiled, in context, default, ref trace);
        }

        return DecideWithCalls(flag, in context);
    }

    /// <summary>Apart from the others, so that flags without calls do not pay for the room that calls need.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int DecideWithCalls(int flag, in ContextView context)
    {
        var calls = new CallTrace(CallMemory.Begin(Segments));
        return Run(flag, in context, ref calls);
    }

    /// <summary>Returns what most callers want to know of an outcome.</summary>
    internal OutcomeKind KindOf(int outcome) => _outcomeKinds[outcome];

    /// <summary>Returns an outcome by its index.</summary>
    internal Outcome OutcomeAt(int index) => _outcomes[index];

    /// <summary>Explains what a flag gives and why, by evaluating it step by step.</summary>
    /// <param name="flag">The flag's index.</param>
    /// <param name="context">The user and the time.</param>
    public Explanation Explain(int flag, in ContextView context)
        => new Explainer(this, _cohorts, (_flags[flag].Required?.ToArray() ?? []).Append(flag)).Explain(flag, in context);

    /// <summary>Explains any number of flags with the work of compiling them done once.</summary>
    internal Explainer ExplainAll() => new(this, _cohorts, Enumerable.Range(0, FlagCount));

    /// <summary>Evaluates a flag, and returns the place of the outcome among <see cref="Outcomes"/>.</summary>
    internal int Run<TTrace>(int flag, in ContextView context, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        ref readonly var compiled = ref _flags[flag];
        return compiled.Required is null
            ? Interpreter<TTrace>.Run(this, in compiled, in context, default, ref trace)
            : RunAfterRequired(in compiled, compiled.Required, in context, ref trace);
    }

    /// <summary>Evaluates the required flags first, each once, however often and deep they require each other.</summary>
    private int RunAfterRequired<TTrace>(in CompiledFlag flag, RequiredList required, in ContextView context, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        var rented = required.Count > RequiredOnStack ? ArrayPool<int>.Shared.Rent(required.Count) : null;
        Span<int> flags = rented ?? stackalloc int[RequiredOnStack];
        required.CopyTo(flags);
        var untraced = new CallTrace(CallMemory.Begin(Segments));
        var on = 0;
        for (var index = 0; index < required.Count; index++)
        {
            var candidate = flags[index];
            var outcome = Interpreter<CallTrace>.Run(this, in _flags[candidate], in context, flags[..on], ref untraced);
            if (KindOf(outcome) == OutcomeKind.On)
            {
                // Those that are on take the places of those that have been evaluated.
                flags[on++] = candidate;
            }
        }

        var result = Interpreter<TTrace>.Run(this, in flag, in context, flags[..on], ref trace);
        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }

        return result;
    }
}
