using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A flag whose values are 32-bit integers.</summary>
public class IntegerFlag : FeatureFlag<int>
{
    /// <summary>Makes a flag; generated code does.</summary>
    /// <param name="binding">What to evaluate through.</param>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">The manifest's default.</param>
    public IntegerFlag(FlagBinding binding, string key, int defaultValue)
        : base(binding, key, defaultValue)
    {
    }

    internal sealed override Task<FlagEvaluationDetails<int>> AskAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
        => client.GetIntegerDetailsAsync(Key, DefaultValue, context, null, cancellationToken);
}
