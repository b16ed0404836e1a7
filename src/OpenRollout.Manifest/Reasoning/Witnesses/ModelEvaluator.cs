using OpenRollout.Manifest.Buckets;

namespace OpenRollout.Manifest.Reasoning.Witnesses;

/// <summary>
/// Evaluates flags for one user at one moment directly from the model, to check a witness before it is reported. Returns
/// null if the result is not known, for example because it depends on the keys of a file.
/// </summary>
internal sealed class ModelEvaluator(RolloutManifest manifest, ConditionEvaluator conditions, Moment moment)
{
    /// <summary>The longest chain of required flags that is followed.</summary>
    private const int MaximumDepth = 50;

    private readonly RolloutManifest _manifest = manifest;
    private readonly ConditionEvaluator _conditions = conditions;
    private readonly Moment _moment = moment;
    private readonly Dictionary<string, ModelResult?> _outcomes = new(StringComparer.Ordinal);

    public ModelResult? Evaluate(FlagDefinition flag) => Evaluate(flag, 0);

    private ModelResult? Evaluate(FlagDefinition flag, int depth)
    {
        if (!_outcomes.TryGetValue(flag.Key, out var outcome))
        {
            outcome = depth > MaximumDepth ? null : EvaluateAnew(flag, depth);
            _outcomes.Add(flag.Key, outcome);
        }

        return outcome;
    }

    private ModelResult? EvaluateAnew(FlagDefinition flag, int depth)
    {
        var byDefault = new ModelResult(false, flag.DefaultValue);
        if (!flag.IsEnabled || flag.GetRollout() is not { } rollout)
        {
            return byDefault;
        }

        foreach (var required in rollout.Requires)
        {
            if (Evaluate(_manifest.FindFlag(required.Value)!, depth + 1) is not { } outcome)
            {
                return null;
            }

            if (outcome.Value is not { Boolean: true })
            {
                return byDefault;
            }
        }

        foreach (var excluded in rollout.Exclude)
        {
            if (_conditions.Hold(new SegmentCondition(excluded)) is not false and var isExcluded)
            {
                return isExcluded is null ? null : byDefault;
            }
        }

        return EvaluateStages(flag, rollout, byDefault);
    }

    private ModelResult? EvaluateStages(FlagDefinition flag, RolloutDefinition rollout, ModelResult byDefault)
    {
        var unit = _conditions.UnitOf(rollout);
        var bucket = unit is null ? 0 : Bucketing.OfShares(rollout.Salt).Bucket(unit);
        var onlyUnitWasMissing = false;
        for (var stage = _moment.StageOf(flag, rollout); stage >= 0; stage--)
        {
            foreach (var audience in rollout.Stages[stage].Audiences)
            {
                var share = audience.Percentage.At(_moment.UtcTicks);
                if (share == 0 || _conditions.Hold(TargetConditions.Of(audience)) is not { } isMeant)
                {
                    if (share == 0)
                    {
                        continue;
                    }

                    return null;
                }

                var value = isMeant ? Served.By(flag, audience).ValueFor(rollout.Salt, unit) : null;
                if (isMeant && (value is null || (share < Percentage.All && unit is null)))
                {
                    onlyUnitWasMissing = true;
                }
                else if (isMeant && (share == Percentage.All || bucket < share))
                {
                    return new ModelResult(true, value);
                }
            }
        }

        return onlyUnitWasMissing ? new ModelResult(false, null) : byDefault;
    }
}
