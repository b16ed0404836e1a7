using System.ComponentModel;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A flag whose values are strings.</summary>
public class StringFlag : FeatureFlag<string>
{
    /// <summary>Initializes a new flag. Called by generated code.</summary>
    /// <param name="binding">The binding to evaluate the flag through.</param>
    /// <param name="key">The flag's key.</param>
    /// <param name="defaultValue">The manifest's default value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StringFlag(FlagBinding binding, string key, string defaultValue)
        : base(binding, key, defaultValue)
    {
    }

    internal sealed override Task<FlagEvaluationDetails<string>> EvaluateAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
        => client.GetStringDetailsAsync(Key, DefaultValue, context, null, cancellationToken);
}
