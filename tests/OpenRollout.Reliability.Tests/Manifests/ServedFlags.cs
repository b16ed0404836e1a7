using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Manifest;

namespace OpenRollout.Reliability.Tests.Manifests;

/// <summary>Evaluates all flags of a provider.</summary>
internal static class ServedFlags
{
    /// <summary>The valid reasons of an evaluation of an existing flag with its own type.</summary>
    private static readonly ErrorType[] Allowed = [ErrorType.None, ErrorType.TargetingKeyMissing, ErrorType.InvalidContext];

    private static readonly EvaluationContext[] Users =
    [
        EvaluationContext.Empty,
        EvaluationContext.Builder().SetTargetingKey("user-00007").Set("land", "NO").Set("country", "NO").Set("employee", true).Set("age", 40).Set("version", "1.4.0")
            .Set("device", "ios").Set("deviceType", "ios").Set("signedUp", "2025-05-05T00:00:00Z").Set("badges", new Value([new Value("x")])).Build(),
        EvaluationContext.Builder().SetTargetingKey("").Set("land", double.NaN).Set("employee", "yes").Set("age", double.NegativeInfinity).Set("version", "x").Set("badges", new Value()).Build(),
    ];

    /// <summary>Evaluates each flag for a few users; fails if a result is not valid for the flag's type.</summary>
    /// <returns>The number of evaluations.</returns>
    public static int Evaluate(OpenRolloutProvider provider, RolloutManifest manifest)
    {
        foreach (var flag in manifest.Flags)
        {
            foreach (var user in Users)
            {
                Assert.Contains(Evaluate(provider, flag, user), Allowed);
            }
        }

        return manifest.Flags.Count * Users.Length;
    }

    private static ErrorType Evaluate(OpenRolloutProvider provider, FlagDefinition flag, EvaluationContext user) => flag.Type switch
    {
        FlagType.Boolean => Finished(provider.ResolveBooleanValueAsync(flag.Key, false, user)),
        FlagType.String => Finished(provider.ResolveStringValueAsync(flag.Key, "", user)),
        FlagType.Integer => Finished(provider.ResolveIntegerValueAsync(flag.Key, 0, user)),
        FlagType.Float => Finished(provider.ResolveDoubleValueAsync(flag.Key, 0, user)),
        _ => Finished(provider.ResolveStructureValueAsync(flag.Key, new Value(), user)),
    };

    private static ErrorType Finished<T>(Task<ResolutionDetails<T>> resolving)
    {
        Assert.True(resolving.IsCompletedSuccessfully);
        return resolving.Result.ErrorType;
    }
}
