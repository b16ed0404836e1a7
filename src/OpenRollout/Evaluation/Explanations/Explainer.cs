using OpenRollout.Evaluation.Attributes;
using OpenRollout.Evaluation.Compilation;
using OpenRollout.Evaluation.Execution;
using OpenRollout.Evaluation.Keys;

namespace OpenRollout.Evaluation.Explanations;

/// <summary>
/// Explains flags of a program by evaluating them step by step. It compiles them again, with the origin of each
/// instruction, and holds their rollouts in memory, which the program does not: keep it only while creating explanations.
/// </summary>
internal sealed class Explainer
{
    private readonly RolloutProgram _program;
    private readonly RolloutProgram _traced;
    private readonly List<Origin> _origins = [];

    /// <summary>Compiles the flags again.</summary>
    /// <param name="program">The program.</param>
    /// <param name="cohorts">The keys of segments with <c>keysFrom</c>, by the segment's name.</param>
    /// <param name="flags">The flags to explain, with all flags that they require.</param>
    public Explainer(RolloutProgram program, IReadOnlyDictionary<string, KeySet> cohorts, IEnumerable<int> flags)
    {
        _program = program;
        _traced = ProgramCompiler.Compile(program.Manifest.Only(flags.Select(flag => program.GetDefinition(flag).Key)), cohorts, _origins);
    }

    /// <summary>Explains one of the flags.</summary>
    /// <param name="flag">The flag's index in the program.</param>
    /// <param name="context">The user and the time.</param>
    public Explanation Explain(int flag, in ContextView context)
    {
        var index = _traced.FindFlag(_program.GetDefinition(flag).Key);
        var trace = new ExplanationTrace(_origins, _traced.GetDefinition(index), context.UtcTicks);
        var outcome = FlagEvaluator.Evaluate(_traced, index, in context, ref trace) - _traced.FirstOutcomeOf(index);
        return trace.Complete(_program.Outcomes[_program.FirstOutcomeOf(flag) + outcome]);
    }
}
