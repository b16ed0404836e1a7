using OpenRollout.Decisions;
using OpenRollout.Evaluation;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Decisions;

/// <summary>Generates random decisions for a manifest: for its flags and unknown ones, with existing and unknown stages and salts.</summary>
internal sealed class DecisionGenerator(Draw draw)
{
    private readonly ContextGenerator _contexts = new(draw);

    public IReadOnlyCollection<KnownDecision> Decisions(RolloutProgram program, int maximum)
        => [.. Enumerable.Range(0, draw.Between(1, maximum)).Select(_ => new KnownDecision(Decision(program), draw.Chance(50)))];

    public RolloutDecision Decision(RolloutProgram program)
    {
        var key = draw.Chance(92) && program.FlagCount > 0 ? draw.Pick([.. program.Keys()]) : draw.Pick(Vocabulary.FlagKeys);
        var rollout = program.FindFlag(key) is >= 0 and var index ? program.GetDefinition(index).GetRollout() : null;
        var stages = rollout?.Stages.Select(stage => stage.Name).ToArray() ?? [];
        return new RolloutDecision
        {
            FlagKey = key,
            HoldAt = draw.Chance(25) ? null : draw.Chance(95) && stages.Length > 0 ? draw.Pick(stages) : "no-such-stage",
            Salt = !draw.Chance(30) ? null : draw.Chance(70) && rollout is not null ? rollout.Salt : "another salt",
            Since = Time(),
            By = "maria",
            Reason = "latency",
        };
    }

    public DateTimeOffset Time() => new(_contexts.Time(), TimeSpan.Zero);
}
