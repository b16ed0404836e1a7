using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>
/// Compiles one flag: required flags and excluded segments first, then the audiences from the active stage back to the
/// first one, and the default behind them all. The code is made from its end to its beginning.
/// </summary>
internal sealed class FlagCompiler
{
    private readonly IReadOnlyDictionary<string, int> _flagIndices;
    private readonly ConstantPool _pool;
    private readonly OutcomeTable _outcomes;
    private readonly ConditionCompiler _conditions;
    private readonly ServeCompiler _serves;
    private FlagDefinition _flag = null!;

    public FlagCompiler(
        IReadOnlyDictionary<string, int> flagIndices,
        IReadOnlyDictionary<string, int> ordinals,
        SegmentTable segments,
        ConstantPool pool,
        OutcomeTable outcomes,
        bool keepsOrigins)
    {
        _flagIndices = flagIndices;
        _pool = pool;
        _outcomes = outcomes;
        Code = new CodeBuffer(keepsOrigins);
        _conditions = new ConditionCompiler(ordinals, segments, pool, Code);
        _serves = new ServeCompiler(pool, outcomes, Code);
    }

    public CodeBuffer Code { get; }

    /// <summary>Stands for what goes with the values: names and metadata, which decide nothing.</summary>
    public Signature Given => _serves.Given;

    /// <summary>The first instruction to run.</summary>
    public int Entry { get; private set; }

    /// <summary>Whether the code itself looks at the time.</summary>
    public bool DependsOnTime { get; private set; }

    /// <summary>The outcome where only a missing unit kept the user out; -1 where nobody is asked for a unit.</summary>
    public int UnitMissing => _serves.UnitMissing;

    /// <summary>Compiles a flag; what the flag before it left is gone.</summary>
    public void Compile(FlagDefinition flag, RolloutDefinition? rollout)
    {
        _flag = flag;
        DependsOnTime = false;
        Code.Clear();
        _serves.Begin(flag);
        var defaultVariant = flag.DefaultVariant;
        Code.Signature.Add(flag.IsEnabled ? 1UL : 2UL);
        SignDefinition(defaultVariant);
        if (flag.IsEnabled && rollout is not null)
        {
            CompileRollout(rollout, defaultVariant);
        }
        else
        {
            var reason = flag.IsEnabled ? EvaluationReason.Static : EvaluationReason.Disabled;
            Entry = AddDefault(_outcomes.AddDefault(flag, defaultVariant, reason), new Origin(Role.NoRollout));
        }

        // A condition that is empty leaves no test behind: only where the flag begins tells whether it holds.
        Code.Signature.Add((long)Entry);
    }

    private void CompileRollout(RolloutDefinition rollout, string defaultVariant)
    {
        var outcome = _outcomes.AddDefault(_flag, defaultVariant, EvaluationReason.Default);
        Code.Signature.Add(rollout.Unit.Value);
        Code.Signature.Add(rollout.Salt);
        var entry = rollout.IsScheduled ? CompileSchedule(rollout, outcome) : CompileStages(rollout, outcome);
        for (var index = rollout.Exclude.Count - 1; index >= 0; index--)
        {
            var excluded = rollout.Exclude[index];
            var origin = new Origin(Role.Excluded, Reference: excluded.Value);
            entry = _conditions.CompileSegment(excluded, AddDefault(outcome, origin), entry, origin);
        }

        for (var index = rollout.Requires.Count - 1; index >= 0; index--)
        {
            var required = rollout.Requires[index];
            Code.Signature.Add(required.Value);
            var origin = new Origin(Role.Required, Reference: required.Value);
            entry = Code.Add(Opcode.Require, null, 0, _flagIndices[required.Value], entry, AddDefault(outcome, origin), origin);
        }

        Entry = entry;
    }

    private int CompileStages(RolloutDefinition rollout, int outcome)
    {
        var active = rollout.ActiveStageIndex;
        var entry = AddDefault(outcome, new Origin(active < 0 ? Role.NoStage : Role.NoAudience));
        for (var index = 0; index <= active; index++)
        {
            entry = CompileAudiences(rollout, rollout.Stages[index], entry);
        }

        return entry;
    }

    /// <summary>The last stage whose time has come is active: its audiences go on to those of the stage before.</summary>
    private int CompileSchedule(RolloutDefinition rollout, int outcome)
    {
        DependsOnTime = true;
        var audiences = AddDefault(outcome, new Origin(Role.NoAudience));
        var check = AddDefault(outcome, new Origin(Role.NoStage));
        for (var index = 0; index < rollout.Stages.Count; index++)
        {
            var stage = rollout.Stages[index];
            var startsAt = stage.StartsAt.GetValueOrDefault();
            audiences = CompileAudiences(rollout, stage, audiences);
            Code.Signature.Add(startsAt);
            check = Code.Add(Opcode.NotBefore, null, 0, _pool.Add(startsAt), audiences, check, new Origin(Role.Schedule, stage));
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

            Code.Signature.Add((long)share.Thousandths);
            if (share.Thousandths == Percentage.All && !Code.KeepsOrigins)
            {
                // Nothing to decide; only an explanation has a word about it.
                return isIn;
            }

            return Code.Add(Opcode.Share, null, 0, share.Thousandths, isIn, next, origin);
        }

        _serves.NeedUnit(rollout);
        DependsOnTime = true;
        Sign(percentage);
        return Code.Add(Opcode.Ramp, null, 0, _pool.Add(percentage), isIn, next, origin);
    }

    private int AddDefault(int outcome, Origin origin) => Code.Add(Opcode.Default, null, 0, outcome, 0, 0, origin);

    private void Sign(Percentage percentage)
    {
        if (percentage is LinearRamp ramp)
        {
            Code.Signature.Add((long)ramp.From);
            Code.Signature.Add((long)ramp.To);
            Code.Signature.Add(ramp.Start);
            Code.Signature.Add(ramp.End);
        }

        foreach (var step in (percentage as SteppedRamp)?.Steps ?? [])
        {
            Code.Signature.Add(step.At);
            Code.Signature.Add((long)step.Thousandths);
        }
    }

    /// <summary>What everyone is given, whoever they are.</summary>
    private void SignDefinition(string defaultVariant)
    {
        Code.Signature.Add((ulong)_flag.Type);
        Code.Signature.Add(_flag.DefaultValue);
        _serves.Given.Add(defaultVariant);
        if (_flag.Metadata.Count == 0)
        {
            return;
        }

        foreach (var (name, value) in _flag.Metadata.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            _serves.Given.Add(name);
            _serves.Given.Add(value);
        }
    }
}
