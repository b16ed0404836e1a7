using System.ComponentModel;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A flag that is on or off.</summary>
public sealed class BooleanFlag : FeatureFlag<bool>
{
    /// <summary>Initializes a new flag. Called by generated code.</summary>
    /// <param name="binding">The binding to evaluate the flag through.</param>
    /// <param name="key">The flag's key.</param>
    /// <param name="defaultValue">The manifest's default value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public BooleanFlag(FlagBinding binding, string key, bool defaultValue)
        : base(binding, key, defaultValue)
    {
    }

    /// <summary>Tells whether the flag is on. <inheritdoc cref="FeatureFlag{T}.GetValue(EvaluationContext?)" path="/summary"/></summary>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    public bool IsEnabled(EvaluationContext? context = null) => GetValue(context);

    /// <inheritdoc cref="IsEnabled(EvaluationContext?)"/>
    /// <typeparam name="TContext">The generated context.</typeparam>
    public bool IsEnabled<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
        => GetValue(in context);

    /// <summary>Tells whether the flag is on, without waiting for a provider whose answer takes time.</summary>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    /// <param name="cancellationToken">Is handed to the provider.</param>
    public ValueTask<bool> IsEnabledAsync(EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => GetValueAsync(context, cancellationToken);

    /// <inheritdoc cref="IsEnabledAsync(EvaluationContext?, CancellationToken)"/>
    /// <typeparam name="TContext">The generated context.</typeparam>
    public ValueTask<bool> IsEnabledAsync<TContext>(in TContext context, CancellationToken cancellationToken = default)
        where TContext : struct, IFlagContext<TContext>
        => GetValueAsync(in context, cancellationToken);

    internal override Task<FlagEvaluationDetails<bool>> AskAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
        => client.GetBooleanDetailsAsync(Key, DefaultValue, context, null, cancellationToken);
}
