using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout.Tests.Generators;

/// <summary>Evaluates programs for the users that tests create.</summary>
internal static class ProgramExtensions
{
    public static Outcome Evaluate(this RolloutProgram program, string flag, UserContext user)
        => program.Evaluate(program.FindFlag(flag), new ContextView(user.PrepareFor(program), user.UtcTicks));

    public static Explanation Explain(this RolloutProgram program, string flag, UserContext user)
        => program.Explain(program.FindFlag(flag), new ContextView(user.PrepareFor(program), user.UtcTicks));

    public static IEnumerable<string> Keys(this RolloutProgram program) => program.Manifest.Flags.Select(flag => flag.Key);
}
