using OpenRollout.Manifest.Buckets;

namespace OpenRollout.Manifest.Tests;

/// <summary>Evaluates flags step by step as documented, for one user at one time.</summary>
internal sealed class NaiveEvaluator(RolloutManifest manifest, NaiveUser user, NaiveMoment moment)
{
    private readonly RolloutManifest _manifest = manifest;
    private readonly NaiveUser _user = user;
    private readonly NaiveMoment _moment = moment;

    public NaiveResult Evaluate(FlagDefinition flag)
    {
        var byDefault = new NaiveResult(false, flag.DefaultValue.ToString());
        if (!flag.IsEnabled || flag.GetRollout() is not { } rollout
            || rollout.Requires.Any(required => Evaluate(_manifest.FindFlag(required.Value)!).Value != "true")
            || rollout.Exclude.Any(segment => NaiveConditions.IsMember(_manifest, segment.Value, _user)))
        {
            return byDefault;
        }

        var unit = _user[rollout.Unit.Value] as string is { Length: > 0 } given ? given : null;
        var lacksUnit = false;
        for (var stage = _moment.ActiveStage(flag); stage >= 0; stage--)
        {
            foreach (var audience in rollout.Stages[stage].Audiences.Where(audience => NaiveConditions.IsMeant(_manifest, audience, _user)))
            {
                var share = audience.Percentage.At(_moment.UtcTicks);
                var variants = (audience.Serve ?? rollout.Serve)?.Variants.Where(variant => variant.Weight > 0).ToArray();
                var needsUnit = share is > 0 and < 100_000 || (share == 100_000 && variants is { Length: > 1 });
                if (needsUnit && unit is null)
                {
                    lacksUnit = true;
                }
                else if (share == 100_000 || (share > 0 && Place(rollout.Salt, unit!, 100_000) < share))
                {
                    return new NaiveResult(true, Serve(flag, rollout, variants, unit));
                }
            }
        }

        return lacksUnit ? new NaiveResult(false, null) : byDefault;
    }

    private static string Serve(FlagDefinition flag, RolloutDefinition rollout, WeightedVariant[]? variants, string? unit)
    {
        if (variants is null)
        {
            return flag.DefaultValue.Boolean ? "false" : "true";
        }

        var place = variants.Length == 1 ? 0 : Place(rollout.Salt + "/split", unit!, variants.Sum(variant => variant.Weight));
        var chosen = variants.First(variant => (place -= variant.Weight) < 0);
        return flag.FindVariant(chosen.Variant.Value)!.Value.ToString();
    }

    /// <summary>Uses the buckets of the model, which are verified by <see cref="BucketTests"/>.</summary>
    private static long Place(string salt, string unit, int size) => Bucketing.OfShares(salt).Place(unit, size);
}
