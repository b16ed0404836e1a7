using OpenRollout.Evaluation.Execution;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Compiles the stages of a rollout: the audiences from the active stage back to the first one, and the default at the end.
/// The code is created from its end to its beginning.
/// </summary>
internal sealed class StageCompiler(ConstantPool pool, CodeBuffer code, ConditionCompiler conditions, ServeCompiler serves)
{
    /// <summary>Compiles the stages and returns the index of the first instruction.</summary>
    /// <param name="rollout">The rollout.</param>
    /// <param name="defaultOutcome">The outcome of users whom no audience takes in.</param>
    /// <param name="notStarted">The outcome while no stage is active; not used if the rollout names an active stage.</param>
    public int Compile(RolloutDefinition rollout, int defaultOutcome, int notStarted)
        => rollout.IsScheduled ? CompileSchedule(rollout, defaultOutcome, notStarted) : CompileStages(rollout, defaultOutcome);

    private int CompileStages(RolloutDefinition rollout, int outcome)
    {
        var active = rollout.ActiveStageIndex;
        var entry = code.AddDefault(outcome, new Origin(active < 0 ? Role.NoStage : Role.NoAudience));
        for (var index = 0; index <= active; index++)
        {
            entry = CompileAudiences(rollout, rollout.Stages[index], entry);
        }

        return entry;
    }

    /// <summary>Compiles scheduled stages. The last stage that has started is active; its audiences continue with those of the stage before it.</summary>
    private int CompileSchedule(RolloutDefinition rollout, int outcome, int notStarted)
    {
        var audiences = code.AddDefault(outcome, new Origin(Role.NoAudience));
        var check = code.AddDefault(notStarted, new Origin(Role.NoStage));
        for (var index = 0; index < rollout.Stages.Count; index++)
        {
            var stage = rollout.Stages[index];
            var startsAt = stage.StartsAt.GetValueOrDefault();
            audiences = CompileAudiences(rollout, stage, audiences);
            code.Signature.Add(startsAt);
            check = code.Add(Opcode.NotBefore, null, 0, pool.Add(startsAt), audiences, check, new Origin(Role.Schedule, stage));
        }

        return check;
    }

    private int CompileAudiences(RolloutDefinition rollout, StageDefinition stage, int next)
    {
        for (var number = stage.Audiences.Count; number > 0; number--)
        {
            next = CompileAudience(rollout, stage, number, next);
        }

        return next;
    }

    private int CompileAudience(RolloutDefinition rollout, StageDefinition stage, int number, int next)
    {
        var audience = stage.Audiences[number - 1];
        var origin = new Origin(Role.Audience, stage, number);
        var isIn = serves.Compile(rollout.ServeFor(audience), audience.Percentage, rollout, stage, next, origin);
        isIn = CompilePercentage(audience.Percentage, rollout, isIn, next, origin);
        return audience switch
        {
            { Segment: { } segment } => conditions.CompileSegment(segment, isIn, next, origin),
            { Keys: { } keys } => conditions.CompileKeys(new KeySet(keys), isIn, next, origin),
            { Condition: { } condition } => conditions.Compile(condition, isIn, next, origin),
            _ => isIn,
        };
    }

    private int CompilePercentage(Percentage percentage, RolloutDefinition rollout, int isIn, int next, Origin origin)
    {
        if (percentage is FixedPercentage share)
        {
            if (share.Thousandths is > 0 and < Percentage.All)
            {
                serves.RequireUnit(rollout);
            }

            code.Signature.Add((long)share.Thousandths);
            if (share.Thousandths == Percentage.All && !code.KeepsOrigins)
            {
                // Needs no test; only an explanation reports it.
                return isIn;
            }

            return code.Add(Opcode.Share, null, 0, share.Thousandths, isIn, next, origin);
        }

        serves.RequireUnit(rollout);
        Sign(percentage);
        return code.Add(Opcode.Ramp, null, 0, pool.Add(percentage), isIn, next, origin);
    }

    private void Sign(Percentage percentage)
    {
        if (percentage is CappedRamp capped)
        {
            code.Signature.Add(capped.Until);
            percentage = capped.Ramp;
        }

        if (percentage is LinearRamp ramp)
        {
            code.Signature.Add((long)ramp.From);
            code.Signature.Add((long)ramp.To);
            code.Signature.Add(ramp.Start);
            code.Signature.Add(ramp.End);
        }

        foreach (var step in (percentage as SteppedRamp)?.Steps ?? [])
        {
            code.Signature.Add(step.At);
            code.Signature.Add((long)step.Thousandths);
        }
    }
}
