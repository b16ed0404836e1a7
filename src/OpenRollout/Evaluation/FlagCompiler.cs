using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>
/// Compiles one flag: required flags and excluded segments first, then the audiences from the active stage back to the
/// first one, and the default behind them all. The code is made from its end to its beginning.
/// </summary>
internal sealed class FlagCompiler
{
    private readonly FlagDefinition _flag;
    private readonly IReadOnlyDictionary<string, int> _flagIndices;
    private readonly ConstantPool _pool;
    private readonly OutcomeTable _outcomes;
    private readonly ConditionCompiler _conditions;
    private readonly Dictionary<(string Stage, string Variant), int> _served = [];
    private Signature _given;

    public FlagCompiler(
        FlagDefinition flag,
        IReadOnlyDictionary<string, int> flagIndices,
        IReadOnlyDictionary<string, int> ordinals,
        SegmentTable segments,
        ConstantPool pool,
        OutcomeTable outcomes)
    {
        _flag = flag;
        _flagIndices = flagIndices;
        _pool = pool;
        _outcomes = outcomes;
        _conditions = new ConditionCompiler(ordinals, segments, pool, Code);
    }

    public CodeBuffer Code { get; } = new();

    /// <summary>Stands for what goes with the values: names and metadata, which decide nothing.</summary>
    public Signature Given => _given;

    /// <summary>The first instruction to run.</summary>
    public int Entry { get; private set; }

    /// <summary>Whether the code itself looks at the time.</summary>
    public bool DependsOnTime { get; private set; }

    /// <summary>The outcome where only a missing unit kept the user out.</summary>
    public int UnitMissing { get; private set; }

    public void Compile()
    {
        Code.Signature.Add(_flag.IsEnabled ? 1UL : 2UL);
        SignDefinition();
        if (_flag is { IsEnabled: true, Rollout: { } rollout })
        {
            CompileRollout(rollout);
        }
        else
        {
            Entry = AddDefault(_outcomes.AddDefault(_flag, _flag.IsEnabled ? EvaluationReason.Static : EvaluationReason.Disabled), new Origin(Role.NoRollout));
        }

        // A condition that is empty leaves no test behind: only where the flag begins tells whether it holds.
        Code.Signature.Add((long)Entry);
    }

    private void CompileRollout(RolloutDefinition rollout)
    {
        var outcome = _outcomes.AddDefault(_flag, EvaluationReason.Default);
        UnitMissing = _outcomes.AddUnitMissing(_flag, rollout.Unit.Value);
        Code.Signature.Add(rollout.Unit.Value);
        Code.Signature.Add(rollout.Salt);
        var entry = rollout.IsScheduled ? CompileSchedule(rollout, outcome) : CompileStages(rollout, outcome);
        foreach (var excluded in rollout.Exclude.Reverse())
        {
            var origin = new Origin(Role.Excluded, Reference: excluded.Value);
            entry = _conditions.CompileSegment(excluded, AddDefault(outcome, origin), entry, origin);
        }

        foreach (var required in rollout.Requires.Reverse())
        {
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
        foreach (var stage in rollout.Stages)
        {
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
        var isIn = CompileServe(audience.Serve ?? rollout.Serve, stage, next, origin);
        isIn = CompilePercentage(audience.Percentage, isIn, next, origin);
        return audience switch
        {
            { Segment: { } segment } => _conditions.CompileSegment(segment, isIn, next, origin),
            { Keys: { } keys } => _conditions.CompileKeys(new KeySet(keys), isIn, next, origin),
            { Condition: { } condition } => _conditions.Compile(condition, isIn, next, origin),
            _ => isIn,
        };
    }

    private int CompilePercentage(Percentage percentage, int isIn, int next, Origin origin)
    {
        if (percentage is FixedPercentage share)
        {
            Code.Signature.Add((long)share.Thousandths);
            return Code.Add(Opcode.Share, null, 0, share.Thousandths, isIn, next, origin);
        }

        DependsOnTime = true;
        Sign(percentage);
        return Code.Add(Opcode.Ramp, null, 0, _pool.Add(percentage), isIn, next, origin);
    }

    /// <summary>Without a word about it a boolean flag serves the opposite of its default.</summary>
    private int CompileServe(ServeDefinition? serve, StageDefinition stage, int next, Origin origin)
    {
        if (serve is { Single: null })
        {
            return CompileSplit(serve, stage, next, origin);
        }

        var variant = serve is null
            ? _flag.Variants.First(other => !other.Value.Equals(_flag.DefaultValue))
            : _flag.FindVariant(serve.Single!.Variant.Value)!;
        return Code.Add(Opcode.Serve, null, 0, OutcomeOf(variant, stage), next, next, origin);
    }

    private int CompileSplit(ServeDefinition serve, StageDefinition stage, int next, Origin origin)
    {
        var ends = new int[serve.Variants.Count];
        var outcomes = new int[serve.Variants.Count];
        var end = 0;
        for (var index = 0; index < ends.Length; index++)
        {
            var weighted = serve.Variants[index];
            ends[index] = end += weighted.Weight;
            // Of the two outcomes of a variant the second says that a share decided.
            outcomes[index] = OutcomeOf(_flag.FindVariant(weighted.Variant.Value)!, stage) + 1;
            Code.Signature.Add((long)weighted.Weight);
        }

        return Code.Add(Opcode.ServeSplit, null, 0, _pool.Add(new SplitTable(end, ends, outcomes)), next, next, origin);
    }

    private int OutcomeOf(VariantDefinition variant, StageDefinition stage)
    {
        _given.Add(variant.Name);
        _given.Add(stage.Name);
        Code.Signature.Add(variant.Value.ToString());
        if (!_served.TryGetValue((stage.Name, variant.Name), out var index))
        {
            _served.Add((stage.Name, variant.Name), index = _outcomes.AddServed(_flag, variant, stage));
        }

        return index;
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
    private void SignDefinition()
    {
        Code.Signature.Add((ulong)_flag.Type);
        Code.Signature.Add(_flag.DefaultValue.ToString());
        _given.Add(_flag.DefaultVariant);
        foreach (var (name, value) in _flag.Metadata.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            _given.Add(name);
            _given.Add(value.ToString());
        }
    }
}
