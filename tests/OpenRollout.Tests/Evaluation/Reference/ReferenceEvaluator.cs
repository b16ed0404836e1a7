using System.Numerics;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Reference;

/// <summary>
/// Evaluates as the documentation specifies, step by step and as naively as possible. It shares only the model with
/// the engine, whose results are compared with it.
/// </summary>
internal sealed class ReferenceEvaluator(RolloutManifest manifest, IReadOnlyDictionary<string, KeySet> cohorts, UserContext user)
{
    private readonly RolloutManifest _manifest = manifest;
    private readonly UserContext _user = user;
    private readonly ReferenceConditions _conditions = new(manifest, cohorts, user);

    public ReferenceResult Evaluate(string key)
    {
        var flag = _manifest.FindFlag(key)!;
        if (!flag.IsEnabled)
        {
            return Default(flag, EvaluationReason.Disabled);
        }

        if (flag.GetRollout() is not { } rollout)
        {
            return Default(flag, EvaluationReason.Static);
        }

        var active = FindActiveStage(rollout);
        return rollout.Requires.Any(required => Evaluate(required.Value).Value is not { Boolean: true })
            || rollout.Exclude.Any(segment => _conditions.IsMember(segment.Value))
            || active < 0
            ? Default(flag, EvaluationReason.Default)
            : EvaluateStages(flag, rollout, active);
    }

    private ReferenceResult EvaluateStages(FlagDefinition flag, RolloutDefinition rollout, int active)
    {
        var unit = _user.Attributes.GetValueOrDefault(rollout.Unit.Value) as string;
        unit = unit == "" ? null : unit;
        var onlyUnitWasMissing = false;
        for (var stage = active; stage >= 0; stage--)
        {
            foreach (var audience in rollout.Stages[stage].Audiences.Where(Includes))
            {
                var share = ShareOf(audience.Percentage);
                var (variant, isSplit) = Serve(flag, rollout, audience, unit);
                if ((share is > 0 and < 100_000 || (share == 100_000 && isSplit)) && unit is null)
                {
                    onlyUnitWasMissing = true;
                }
                else if (share == 100_000 || (share > 0 && ReferenceBuckets.Place(rollout.Salt, unit!, 100_000) < share))
                {
                    var reason = share < 100_000 || isSplit ? EvaluationReason.Split : EvaluationReason.TargetingMatch;
                    return new(variant!.Value, variant.Name, reason, rollout.Stages[stage].Name, EvaluationError.None);
                }
            }
        }

        return !onlyUnitWasMissing ? Default(flag, EvaluationReason.Default)
            : new(null, null, EvaluationReason.Error, null, rollout.Unit.Value == "targetingKey" ? EvaluationError.TargetingKeyMissing : EvaluationError.UnitMissing);
    }

    private bool Includes(AudienceDefinition audience)
        => audience.Segment is { } segment ? _conditions.IsMember(segment.Value)
            : audience.Keys is { } keys ? _conditions.HasKey(keys)
            : audience.Condition is not { } condition || _conditions.Holds(condition);

    private static (VariantDefinition? Variant, bool IsSplit) Serve(FlagDefinition flag, RolloutDefinition rollout, AudienceDefinition audience, string? unit)
    {
        if ((audience.Serve ?? rollout.Serve) is not { } serve)
        {
            return (flag.Variants.Single(variant => variant.Value.Boolean != flag.DefaultValue.Boolean), false);
        }

        // The variants that a user can get, in the manifest's order.
        var chances = serve.Variants.Where(weighted => weighted.Weight > 0).ToArray();
        if (chances.Length == 1)
        {
            return (flag.FindVariant(chances[0].Variant.Value), false);
        }

        if (unit is null)
        {
            return (null, true);
        }

        var place = ReferenceBuckets.Place(rollout.Salt + "/split", unit, chances.Sum(weighted => (long)weighted.Weight));
        foreach (var weighted in chances)
        {
            place -= weighted.Weight;
            if (place < 0)
            {
                return (flag.FindVariant(weighted.Variant.Value), true);
            }
        }

        throw new InvalidOperationException("A position is beyond all weights.");
    }

    private int FindActiveStage(RolloutDefinition rollout)
    {
        var stages = rollout.Stages.ToList();
        return rollout.IsNotStarted ? -1 : rollout.ActiveStage is { } active
            ? stages.FindIndex(stage => stage.Name == active.Value)
            : stages.FindLastIndex(stage => stage.StartsAt is { } start && _user.UtcTicks >= start);
    }

    private int ShareOf(Percentage percentage)
    {
        var now = _user.UtcTicks;
        return percentage switch
        {
            FixedPercentage share => share.Thousandths,
            SteppedRamp steps => steps.Steps.LastOrDefault(step => step.At <= now)?.Thousandths ?? 0,
            LinearRamp ramp when now <= ramp.Start => ramp.From,
            LinearRamp ramp when now >= ramp.End => ramp.To,
            LinearRamp ramp => ramp.From + (int)((BigInteger)(ramp.To - ramp.From) * (now - ramp.Start) / (ramp.End - ramp.Start)),
            _ => throw new NotSupportedException(percentage.ToString()),
        };
    }

    private static ReferenceResult Default(FlagDefinition flag, EvaluationReason reason)
        => new(flag.DefaultValue, flag.Variants.FirstOrDefault(variant => variant.Value.Equals(flag.DefaultValue))?.Name ?? "default", reason, null, EvaluationError.None);
}
