using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A flag whose values are finite doubles.</summary>
public class DoubleFlag : FeatureFlag<double>
{
    /// <summary>Makes a flag; generated code does.</summary>
    /// <param name="binding">What to evaluate through.</param>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">The manifest's default.</param>
    public DoubleFlag(FlagBinding binding, string key, double defaultValue)
        : base(binding, key, defaultValue)
    {
    }

    /// <summary>An integer may be read as a double.</summary>
    private protected sealed override bool TryRead(object resolution, out double value)
    {
        if (resolution is Resolution<int> whole)
        {
            value = whole.Value;
            return true;
        }

        return base.TryRead(resolution, out value);
    }

    private protected sealed override FlagEvaluationDetails<double>? TryDescribe(object resolution)
        => resolution is Resolution<int> { Details: var whole }
            ? new(whole.FlagKey, whole.Value, whole.ErrorType, whole.Reason, whole.Variant, whole.ErrorMessage, whole.FlagMetadata)
            : base.TryDescribe(resolution);

    internal sealed override Task<FlagEvaluationDetails<double>> AskAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
        => client.GetDoubleDetailsAsync(Key, DefaultValue, context, null, cancellationToken);
}
