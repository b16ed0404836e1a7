using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>
/// Compiles one flag: required flags and excluded segments first, then the audiences from the active stage back to the
/// first one, and the default behind them all. The code is made from its end to its beginning.
/// </summary>
internal sealed class FlagCompiler
{
    /// <summary>Room for more than so many served values is given up after a flag: emptying it again and again would cost more.</summary>
    private const int RoomToKeep = 64;

    private readonly IReadOnlyDictionary<string, int> _flagIndices;
    private readonly ConstantPool _pool;
    private readonly OutcomeTable _outcomes;
    private readonly ConditionCompiler _conditions;
    private Dictionary<(string Stage, string Variant, EvaluationReason Reason), int> _served = [];
    private FlagDefinition _flag = null!;
    private Signature _given;
    private int _unitMissing;

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
    }

    public CodeBuffer Code { get; }

    /// <summary>Stands for what goes with the values: names and metadata, which decide nothing.</summary>
    public Signature Given => _given;

    /// <summary>The first instruction to run.</summary>
    public int Entry { get; private set; }

    /// <summary>Whether the code itself looks at the time.</summary>
    public bool DependsOnTime { get; private set; }

    /// <summary>The outcome where only a missing unit kept the user out; -1 where nobody is asked for a unit.</summary>
    public int UnitMissing => _unitMissing;

    /// <summary>Compiles a flag; what the flag before it left is gone.</summary>
    public void Compile(FlagDefinition flag, RolloutDefinition? rollout)
    {
        Clear(flag);
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

    private void Clear(FlagDefinition flag)
    {
        _flag = flag;
        _given = default;
        _unitMissing = -1;
        DependsOnTime = false;
        Code.Clear();
        if (_served.Count > RoomToKeep)
        {
            _served = [];
        }

        _served.Clear();
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
        var isIn = CompileServe(audience.Serve ?? rollout.Serve, audience.Percentage, rollout, stage, next, origin);
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
                NeedUnit(rollout);
            }

            Code.Signature.Add((long)share.Thousandths);
            return Code.Add(Opcode.Share, null, 0, share.Thousandths, isIn, next, origin);
        }

        NeedUnit(rollout);
        DependsOnTime = true;
        Sign(percentage);
        return Code.Add(Opcode.Ramp, null, 0, _pool.Add(percentage), isIn, next, origin);
    }

    /// <summary>Without a word about it a boolean flag serves the opposite of its default.</summary>
    private int CompileServe(
        ServeDefinition? serve, Percentage percentage, RolloutDefinition rollout, StageDefinition stage, int next, Origin origin)
    {
        var single = serve?.Single;
        if (serve is not null && single is null)
        {
            NeedUnit(rollout);
            return CompileSplit(serve, stage, next, origin);
        }

        var variant = single is null ? FindOpposite() : _flag.FindVariant(single.Variant.Value)!;
        return Code.Add(Opcode.Serve, null, 0, OutcomeOf(variant, stage, percentage), next, next, origin);
    }

    private VariantDefinition FindOpposite()
    {
        var index = 0;
        while (_flag.Variants[index].Value.Equals(_flag.DefaultValue))
        {
            index++;
        }

        return _flag.Variants[index];
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
            outcomes[index] = OutcomeOf(_flag.FindVariant(weighted.Variant.Value)!, stage, EvaluationReason.Split);
            Code.Signature.Add((long)weighted.Weight);
        }

        return Code.Add(Opcode.ServeSplit, null, 0, _pool.Add(new SplitTable(end, ends, outcomes)), next, next, origin);
    }

    /// <summary>The outcome of a variant where all of an audience is in; the one after it is for where a share decided.</summary>
    private int OutcomeOf(VariantDefinition variant, StageDefinition stage, Percentage percentage)
    {
        if (percentage is FixedPercentage { Thousandths: Percentage.All })
        {
            return OutcomeOf(variant, stage, EvaluationReason.TargetingMatch);
        }

        if (percentage is FixedPercentage)
        {
            // A share always decides here, so nobody gets the outcome before this one, whatever it is.
            return OutcomeOf(variant, stage, EvaluationReason.Split) - 1;
        }

        // Both, side by side: not those that other audiences may have made apart from each other.
        SignServed(variant, stage);
        var first = _outcomes.AddServed(_flag, variant, EvaluationReason.TargetingMatch, stage.Name);
        _outcomes.AddServed(_flag, variant, EvaluationReason.Split, stage.Name);
        return first;
    }

    private int OutcomeOf(VariantDefinition variant, StageDefinition stage, EvaluationReason reason)
    {
        SignServed(variant, stage);
        if (!_served.TryGetValue((stage.Name, variant.Name, reason), out var index))
        {
            _served.Add((stage.Name, variant.Name, reason), index = _outcomes.AddServed(_flag, variant, reason, stage.Name));
        }

        return index;
    }

    private void SignServed(VariantDefinition variant, StageDefinition stage)
    {
        _given.Add(variant.Name);
        _given.Add(stage.Name);
        Code.Signature.Add(variant.Value);
    }

    /// <summary>From here on it matters whether a user has the unit that the rollout goes by.</summary>
    private void NeedUnit(RolloutDefinition rollout)
    {
        if (_unitMissing < 0)
        {
            _unitMissing = _outcomes.AddUnitMissing(_flag, rollout.Unit.Value);
        }
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
        _given.Add(defaultVariant);
        if (_flag.Metadata.Count == 0)
        {
            return;
        }

        foreach (var (name, value) in _flag.Metadata.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            _given.Add(name);
            _given.Add(value);
        }
    }
}
