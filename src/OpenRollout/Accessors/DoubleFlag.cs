using System.ComponentModel;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Providers.Resolutions;

namespace OpenRollout;

/// <summary>A flag whose values are finite doubles.</summary>
public class DoubleFlag : FeatureFlag<double>
{
    /// <summary>Initializes a new flag. Called by generated code.</summary>
    /// <param name="binding">The binding to evaluate the flag through.</param>
    /// <param name="key">The flag's key.</param>
    /// <param name="defaultValue">The manifest's default value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DoubleFlag(FlagBinding binding, string key, double defaultValue)
        : base(binding, key, defaultValue)
    {
    }

    /// <summary>Also reads the value of an integer flag: the manifest's type may have changed after the build.</summary>
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

    internal sealed override Task<FlagEvaluationDetails<double>> EvaluateAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
        => client.GetDoubleDetailsAsync(Key, DefaultValue, context, null, cancellationToken);
}
