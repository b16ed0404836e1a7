using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout.Decisions;

/// <summary>
/// A program with decisions in force. Its manifest has changed definitions for the decided flags, which alone are compiled
/// again, so evaluations do not know decisions. Immutable.
/// </summary>
/// <param name="Whole">The program without decisions.</param>
/// <param name="Program">The program to serve: <paramref name="Whole"/> if no decision has an effect.</param>
/// <param name="Statuses">The decisions with their effects, in the order of their times.</param>
internal sealed record DecidedProgram(RolloutProgram Whole, RolloutProgram Program, IReadOnlyList<DecisionStatus> Statuses)
{
    /// <summary>Applies decisions to a program.</summary>
    /// <param name="whole">The program without decisions.</param>
    /// <param name="decisions">The decisions in force.</param>
    /// <param name="before">An earlier result, whose program is used again if the effects are the same; null if there is none.</param>
    public static DecidedProgram Create(RolloutProgram whole, IReadOnlyCollection<KnownDecision> decisions, DecidedProgram? before = null)
    {
        if (decisions.Count == 0)
        {
            return new DecidedProgram(whole, whole, []);
        }

        var statuses = new List<DecisionStatus>();
        var effects = new Dictionary<string, FlagDecision>(StringComparer.Ordinal);
        var definitions = new Dictionary<string, FlagDefinition>(StringComparer.Ordinal);
        foreach (var ofFlag in decisions.GroupBy(known => known.Decision.FlagKey, StringComparer.Ordinal))
        {
            var flag = new DecidedFlag(whole, ofFlag.Key);
            foreach (var known in ofFlag.OrderBy(known => known.Decision.Since).ThenBy(known => known.Decision.Id, StringComparer.Ordinal))
            {
                statuses.Add(flag.Add(known));
            }

            if (flag.Complete(out var definition) is { } effect)
            {
                effects.Add(ofFlag.Key, effect);
                definitions.Add(ofFlag.Key, definition!);
            }
        }

        var program = effects.Count == 0 ? whole
            : before is not null && before.Whole == whole && AreEqual(before.Program.Decisions, effects) ? before.Program
            : whole.With(effects, definitions);
        return new DecidedProgram(whole, program, [.. InOrder(statuses)]);
    }

    private static bool AreEqual(IReadOnlyDictionary<string, FlagDecision> before, Dictionary<string, FlagDecision> now)
        => before.Count == now.Count && now.All(effect => before.GetValueOrDefault(effect.Key) == effect.Value);

    private static IOrderedEnumerable<DecisionStatus> InOrder(List<DecisionStatus> statuses)
        => statuses.OrderBy(status => status.Decision.Since).ThenBy(status => status.Decision.Id, StringComparer.Ordinal);
}
