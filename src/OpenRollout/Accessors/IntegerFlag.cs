using System.ComponentModel;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A flag whose values are 32-bit integers.</summary>
public class IntegerFlag : FeatureFlag<int>
{
    /// <summary>Initializes a new flag. Called by generated code.</summary>
    /// <param name="binding">The binding to evaluate the flag through.</param>
    /// <param name="key">The flag's key.</param>
    /// <param name="defaultValue">The manifest's default value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IntegerFlag(FlagBinding binding, string key, int defaultValue)
        : base(binding, key, defaultValue)
    {
    }

    internal sealed override Task<FlagEvaluationDetails<int>> EvaluateAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
        => client.GetIntegerDetailsAsync(Key, DefaultValue, context, null, cancellationToken);
}
