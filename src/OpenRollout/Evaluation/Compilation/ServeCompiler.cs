using OpenRollout.Evaluation.Buckets;
using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>Compiles what those get who are in, and makes the outcomes of one flag: only those that somebody can get.</summary>
internal sealed class ServeCompiler(ConstantPool pool, OutcomeTable outcomes, CodeBuffer code)
{
    private readonly ConstantPool _pool = pool;
    private readonly OutcomeTable _outcomes = outcomes;
    private readonly CodeBuffer _code = code;
    private FlagDefinition _flag = null!;

    /// <summary>Stands for the names that go with the values, and decide nothing.</summary>
    public Signature Given;

    /// <summary>The outcome where only a missing unit kept the user out; -1 where nobody is asked for a unit.</summary>
    public int UnitMissing { get; private set; }

    /// <summary>Begins another flag.</summary>
    public void Begin(FlagDefinition flag)
    {
        _flag = flag;
        Given = default;
        UnitMissing = -1;
    }

    /// <summary>Without a word about it a boolean flag serves the opposite of its default.</summary>
    public int Compile(
        ServeDefinition? serve, Percentage percentage, RolloutDefinition rollout, StageDefinition stage, int next, Origin origin)
    {
        var single = serve?.Single;
        if (serve is not null && single is null)
        {
            NeedUnit(rollout);
            return CompileSplit(serve, rollout, stage, next, origin);
        }

        var variant = single is null ? FindOpposite() : _flag.FindVariant(single.Variant.Value)!;
        var code = percentage is FixedPercentage ? Opcode.Serve : Opcode.ServeRamp;
        return _code.Add(code, null, 0, OutcomeOf(variant, stage, percentage), next, next, origin);
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

    private int CompileSplit(ServeDefinition serve, RolloutDefinition rollout, StageDefinition stage, int next, Origin origin)
    {
        var ends = new int[serve.Variants.Count];
        var outcomes = new int[serve.Variants.Count];
        var end = 0;
        for (var index = 0; index < ends.Length; index++)
        {
            var weighted = serve.Variants[index];
            ends[index] = end += weighted.Weight;
            outcomes[index] = OutcomeOf(_flag.FindVariant(weighted.Variant.Value)!, stage, EvaluationReason.Split);
            _code.Signature.Add((long)weighted.Weight);
        }

        var split = new SplitTable(Bucketing.OfSplits(rollout.Salt), ends, outcomes);
        return _code.Add(Opcode.ServeSplit, null, 0, _pool.Add(split), next, next, origin);
    }

    /// <summary>The outcome of a variant; of a share that grows the one where all are in, with the one where the share decided after it.</summary>
    private int OutcomeOf(VariantDefinition variant, StageDefinition stage, Percentage percentage)
    {
        if (percentage is FixedPercentage share)
        {
            return OutcomeOf(variant, stage, share.Thousandths == Percentage.All ? EvaluationReason.TargetingMatch : EvaluationReason.Split);
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
        return _outcomes.FindServed(_flag, variant, reason, stage.Name) ?? _outcomes.AddServed(_flag, variant, reason, stage.Name);
    }

    private void SignServed(VariantDefinition variant, StageDefinition stage)
    {
        Given.Add(variant.Name);
        Given.Add(stage.Name);
        _code.Signature.Add(variant.Value);
    }

    /// <summary>From here on it matters whether a user has the unit that the rollout goes by.</summary>
    public void NeedUnit(RolloutDefinition rollout)
    {
        if (UnitMissing < 0)
        {
            UnitMissing = _outcomes.AddUnitMissing(_flag, rollout.Unit.Value);
        }
    }
}
