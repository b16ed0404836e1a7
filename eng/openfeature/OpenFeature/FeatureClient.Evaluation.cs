using System.Diagnostics;
using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;
using OpenFeature.Telemetry;

namespace OpenFeature;

public sealed partial class FeatureClient
{
    private delegate Task<ResolutionDetails<T>> Resolver<T>(
        FeatureProvider provider, string flagKey, T defaultValue, EvaluationContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Evaluates a flag: merges the contexts, runs the before-hooks, calls the provider and runs the other hooks. A failure after
    /// the merge returns the caller's default; it throws only if a propagator has no context or a provider has no metadata.
    /// </summary>
    private async Task<FlagEvaluationDetails<T>> EvaluateAsync<T>(FlagValueType type, string flagKey, T defaultValue,
        Resolver<T> resolve, EvaluationContext? context, FlagEvaluationOptions? options, CancellationToken cancellationToken)
    {
        var provider = _api.ProviderOf(_metadata.Name);
        using var activity = OpenFeatureActivitySource.StartEvaluation(flagKey, provider);
        var hooks = new HookRunner<T>(
            [.. _api.GetHooks(), .. GetHooks(), .. options?.Hooks ?? [], .. provider.GetProviderHooks()],
            new HookContext<T>(flagKey, defaultValue, type, _metadata, provider.GetMetadata(), MergeContexts(_api.GetTransactionContext(), context)),
            options?.HookHints, _logger);

        FlagEvaluationDetails<T> details;
        try
        {
            var merged = await hooks.BeforeAsync(cancellationToken).ConfigureAwait(false);
            ThrowIfUnusable(provider);
            var resolution = await resolve(provider, flagKey, defaultValue, merged, cancellationToken).ConfigureAwait(false);
            details = new FlagEvaluationDetails<T>(resolution.FlagKey, resolution.Value, resolution.ErrorType, resolution.Reason,
                resolution.Variant, resolution.ErrorMessage, resolution.FlagMetadata);
            if (details.ErrorType == ErrorType.None)
            {
                await hooks.AfterAsync(details, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                Log.EvaluationFailed(_logger, null, flagKey, details.ErrorType);
                await hooks.ErrorAsync(new FeatureProviderException(details.ErrorType, details.ErrorMessage), cancellationToken).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // An evaluation does not throw, regardless of what a provider or a hook throws.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var errorType = ErrorTypeOf(exception);
            Log.EvaluationFailed(_logger, exception, flagKey, errorType);
            details = new FlagEvaluationDetails<T>(flagKey, defaultValue, errorType, Reason.Error, string.Empty, exception.Message);
            await hooks.ErrorAsync(exception, cancellationToken).ConfigureAwait(false);
        }

        Describe(activity, details);
        await hooks.FinallyAsync(details, cancellationToken).ConfigureAwait(false);
        return details;
    }

    /// <summary>API, client, transaction, invocation: what comes later wins.</summary>
    private EvaluationContext MergeContexts(EvaluationContext transaction, EvaluationContext? invocation)
    {
        var builder = EvaluationContext.Builder().Merge(_api.GetContext()).Merge(_context).Merge(transaction);
        if (invocation is not null)
            builder.Merge(invocation);
        return builder.Build();
    }

    private static void ThrowIfUnusable(FeatureProvider provider)
    {
        switch (provider.Status)
        {
            case ProviderStatus.NotReady:
                throw new ProviderNotReadyException("The provider has not been initialized yet.");
            case ProviderStatus.Fatal:
                throw new ProviderFatalException("The provider has failed and will not recover.");
        }
    }

    private static ErrorType ErrorTypeOf(Exception exception) => exception switch
    {
        FeatureProviderException failure => failure.ErrorType,
        InvalidCastException => ErrorType.TypeMismatch,
        _ => ErrorType.General,
    };

    private static void Describe<T>(Activity? activity, FlagEvaluationDetails<T> details)
    {
        if (activity is not { IsAllDataRequested: true })
            return;
        activity.SetTag(TelemetryConstants.Variant, details.Variant);
        activity.SetTag(TelemetryConstants.Reason, details.Reason);
        if (details.ErrorType != ErrorType.None)
            activity.SetStatus(ActivityStatusCode.Error, details.ErrorMessage);
    }
}
