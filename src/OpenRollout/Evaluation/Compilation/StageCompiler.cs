using OpenRollout.Evaluation.Execution;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Compiles the stages of a rollout: the audiences from the active stage back to the first one, and the default behind
/// them all. Like all code it is made from its end to its beginning.
/// </summary>
internal sealed class StageCompiler(ConstantPool pool, CodeBuffer code, ConditionCompiler conditions, ServeCompiler serves)
{
    private readonly ConstantPool _pool = pool;
    private readonly CodeBuffer _code = code;
    private readonly ConditionCompiler _conditions = conditions;
    private readonly ServeCompiler _serves = serves;

    /// <summary>Compiles the stages and returns the first instruction.</summary>
    public int Compile(RolloutDefinition rollout, int defaultOutcome)
        => rollout.IsScheduled ? CompileSchedule(rollout, defaultOutcome) : CompileStages(rollout, defaultOutcome);

    private int CompileStages(RolloutDefinition rollout, int outcome)
    {
        var active = rollout.ActiveStageIndex;
        var entry = _code.AddDefault(outcome, new Origin(active < 0 ? Role.NoStage : Role.NoAudience));
        for (var index = 0; index <= active; index++)
        {
            entry = CompileAudiences(rollout, rollout.Stages[index], entry);
        }

        return entry;
    }

    /// <summary>The last stage whose time has come is active: its audiences go on to those of the stage before.</summary>
    private int CompileSchedule(RolloutDefinition rollout, int outcome)
    {
        var audiences = _code.AddDefault(outcome, new Origin(Role.NoAudience));
        var check = _code.AddDefault(outcome, new Origin(Role.NoStage));
        for (var index = 0; index < rollout.Stages.Count; index++)
        {
            var stage = rollout.Stages[index];
            var startsAt = stage.StartsAt.GetValueOrDefault();
            audiences = CompileAudiences(rollout, stage, audiences);
            _code.Signature.Add(startsAt);
            check = _code.Add(Opcode.NotBefore, null, 0, _pool.Add(startsAt), audiences, check, new Origin(Role.Schedule, stage));
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
        var isIn = _serves.Compile(audience.Serve ?? rollout.Serve, audience.Percentage, rollout, stage, next, origin);
        isIn = CompilePercentage(audience.Percentage, rollout, isIn, next, origin);
        return audience switch
        {
            { Segment: { } segment } => _conditions.CompileSegment(segment, isIn, next, origin),
            { Keys: { } keys } => _conditions.CompileKeys(new KeySet(keys), isIn, next, origin),
            { Condition: { } condition } => _conditions.Compile(condition, isIn, next, origin),
            _ => isIn,
        };
    }

    private int CompilePercentage(Percentage percentage, RolloutDefinition rollout, int isIn, int next, Origin origin)
    {
        if (percentage is FixedPercentage share)
        {
            if (share.Thousandths is > 0 and < Percentage.All)
            {
                _serves.NeedUnit(rollout);
            }

            _code.Signature.Add((long)share.Thousandths);
            if (share.Thousandths == Percentage.All && !_code.KeepsOrigins)
            {
                // Nothing to decide; only an explanation has a word about it.
                return isIn;
            }

            return _code.Add(Opcode.Share, null, 0, share.Thousandths, isIn, next, origin);
        }

        _serves.NeedUnit(rollout);
        Sign(percentage);
        return _code.Add(Opcode.Ramp, null, 0, _pool.Add(percentage), isIn, next, origin);
    }

    private void Sign(Percentage percentage)
    {
        if (percentage is LinearRamp ramp)
        {
            _code.Signature.Add((long)ramp.From);
            _code.Signature.Add((long)ramp.To);
            _code.Signature.Add(ramp.Start);
            _code.Signature.Add(ramp.End);
        }

        foreach (var step in (percentage as SteppedRamp)?.Steps ?? [])
        {
            _code.Signature.Add(step.At);
            _code.Signature.Add((long)step.Thousandths);
        }
    }
}
