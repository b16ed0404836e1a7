using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Buckets;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>Compiles what users who are in get, and creates the outcomes of one flag: only those that a user can get.</summary>
internal sealed class ServeCompiler(ConstantPool pool, OutcomeTable outcomes, CodeBuffer code)
{
    private FlagDefinition _flag = null!;

    /// <summary>The signature of names and metadata, which a result carries but which decide nothing.</summary>
    public Signature Labels;

    /// <summary>Gets the index of the outcome for a user whom only a missing unit keeps out; -1 when the flag needs no unit.</summary>
    public int UnitMissing { get; private set; }

    /// <summary>Begins another flag.</summary>
    public void Begin(FlagDefinition flag)
    {
        _flag = flag;
        Labels = default;
        UnitMissing = -1;
    }

    /// <summary>Compiles an end and returns its index. Without <paramref name="serve"/>, a boolean flag serves the opposite of its default.</summary>
    public int Compile(
        ServeDefinition? serve, Percentage percentage, RolloutDefinition rollout, StageDefinition stage, int next, Origin origin)
    {
        var single = serve?.Single;
        if (serve is not null && single is null)
        {
            RequireUnit(rollout);
            return CompileSplit(serve, rollout, stage, next, origin);
        }

        var variant = single is null ? _flag.OppositeVariant! : _flag.FindVariant(single.Variant.Value)!;
        var opcode = percentage is FixedPercentage ? Opcode.Serve : Opcode.ServeRamp;
        return code.Add(opcode, null, 0, OutcomeOf(variant, stage, percentage), next, next, origin);
    }

    private int CompileSplit(ServeDefinition serve, RolloutDefinition rollout, StageDefinition stage, int next, Origin origin)
    {
        var ends = new int[serve.Variants.Count];
        var served = new int[serve.Variants.Count];
        var end = 0;
        for (var index = 0; index < ends.Length; index++)
        {
            var weighted = serve.Variants[index];
            ends[index] = end += weighted.Weight;
            served[index] = OutcomeOf(_flag.FindVariant(weighted.Variant.Value)!, stage, EvaluationReason.Split);
            code.Signature.Add((long)weighted.Weight);
        }

        var split = new SplitTable(Bucketing.OfSplits(rollout.Salt), ends, served);
        return code.Add(Opcode.ServeSplit, null, 0, pool.Add(split), next, next, origin);
    }

    /// <summary>Returns the outcome of a variant; for a ramp the one at 100 %, which is followed by the one below 100 %.</summary>
    private int OutcomeOf(VariantDefinition variant, StageDefinition stage, Percentage percentage)
    {
        if (percentage is FixedPercentage share)
        {
            return OutcomeOf(variant, stage, share.Thousandths == Percentage.All ? EvaluationReason.TargetingMatch : EvaluationReason.Split);
        }

        // Two new outcomes, because those of other audiences may not be adjacent.
        SignServed(variant, stage);
        var first = outcomes.AddServed(_flag, variant, EvaluationReason.TargetingMatch, stage.Name);
        outcomes.AddServed(_flag, variant, EvaluationReason.Split, stage.Name);
        return first;
    }

    private int OutcomeOf(VariantDefinition variant, StageDefinition stage, EvaluationReason reason)
    {
        SignServed(variant, stage);
        return outcomes.FindServed(_flag, variant, reason, stage.Name) ?? outcomes.AddServed(_flag, variant, reason, stage.Name);
    }

    private void SignServed(VariantDefinition variant, StageDefinition stage)
    {
        Labels.Add(variant.Name);
        Labels.Add(stage.Name);
        code.Signature.Add(variant.Value);
    }

    /// <summary>Adds the outcome of users without the unit, which the code from here on reads.</summary>
    public void RequireUnit(RolloutDefinition rollout)
    {
        if (UnitMissing < 0)
        {
            UnitMissing = outcomes.AddUnitMissing(_flag, rollout.Unit.Value);
        }
    }
}
