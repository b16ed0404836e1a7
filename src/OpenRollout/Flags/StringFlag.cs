using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A flag whose values are text.</summary>
public class StringFlag : FeatureFlag<string>
{
    /// <summary>Makes a flag; generated code does.</summary>
    /// <param name="binding">What to evaluate through.</param>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">The manifest's default.</param>
    public StringFlag(FlagBinding binding, string key, string defaultValue)
        : base(binding, key, defaultValue)
    {
    }

    internal sealed override Task<FlagEvaluationDetails<string>> AskAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
        => client.GetStringDetailsAsync(Key, DefaultValue, context, null, cancellationToken);
}
