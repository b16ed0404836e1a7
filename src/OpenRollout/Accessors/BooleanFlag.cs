using System.ComponentModel;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A flag whose values are booleans: it is on or off.</summary>
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

    /// <summary>
    /// Evaluates the flag and returns whether it is on. Returns at once for a provider that works in the process. For a provider
    /// that answers later, the thread waits, without a deadlock; prefer <see cref="IsEnabledAsync(EvaluationContext?, CancellationToken)"/> there.
    /// </summary>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    /// <returns>True if the flag is on; the flag's default if it cannot be evaluated.</returns>
    public bool IsEnabled(EvaluationContext? context = null) => GetValue(context);

    /// <inheritdoc cref="IsEnabled(EvaluationContext?)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    public bool IsEnabled<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
        => GetValue(in context);

    /// <summary>Evaluates the flag asynchronously and returns whether it is on, for providers that answer later.</summary>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    /// <param name="cancellationToken">Passed to the provider.</param>
    /// <returns>True if the flag is on; the flag's default if it cannot be evaluated.</returns>
    public ValueTask<bool> IsEnabledAsync(EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => GetValueAsync(context, cancellationToken);

    /// <inheritdoc cref="IsEnabledAsync(EvaluationContext?, CancellationToken)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    /// <param name="cancellationToken">Passed to the provider.</param>
    public ValueTask<bool> IsEnabledAsync<TContext>(in TContext context, CancellationToken cancellationToken = default)
        where TContext : struct, IFlagContext<TContext>
        => GetValueAsync(in context, cancellationToken);

    internal override Task<FlagEvaluationDetails<bool>> EvaluateAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
        => client.GetBooleanDetailsAsync(Key, DefaultValue, context, null, cancellationToken);
}
