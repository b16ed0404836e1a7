using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>The hooks of one evaluation, each with a context of its own.</summary>
internal sealed class HookRunner<T>
{
    private readonly Hook[] _hooks;
    private readonly HookContext<T>[] _contexts;
    private readonly IReadOnlyDictionary<string, object> _hints;
    private readonly ILogger _logger;
    private EvaluationContext _merged;

    internal HookRunner(Hook[] hooks, HookContext<T> context, IImmutableDictionary<string, object>? hints, ILogger logger)
    {
        _hooks = hooks;
        _contexts = new HookContext<T>[hooks.Length];
        for (var i = 0; i < hooks.Length; i++)
        {
            _contexts[i] = new HookContext<T>(context.FlagKey, context.DefaultValue, context.FlagValueType,
                context.ClientMetadata, context.ProviderMetadata, context.EvaluationContext);
        }
        _hints = hints ?? ImmutableDictionary<string, object>.Empty;
        _logger = logger;
        _merged = context.EvaluationContext;
    }

    /// <summary>Returns the context that the provider gets. Each hook sees what those before it added; the later stages see all of it.</summary>
    internal async ValueTask<EvaluationContext> BeforeAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < _hooks.Length; i++)
        {
            var added = await _hooks[i].BeforeAsync(_contexts[i], _hints, cancellationToken).ConfigureAwait(false);
            if (added is null)
            {
                Log.HookReturnedNoContext(_logger, _hooks[i].GetType());
                continue;
            }
            if (added.Count == 0)
                continue;
            _merged = EvaluationContext.Builder().Merge(_merged).Merge(added).Build();
            for (var j = 0; j < _contexts.Length; j++)
                _contexts[j] = _contexts[j].With(_merged);
        }
        return _merged;
    }

    internal async ValueTask AfterAsync(FlagEvaluationDetails<T> details, CancellationToken cancellationToken)
    {
        for (var i = _hooks.Length - 1; i >= 0; i--)
            await _hooks[i].AfterAsync(_contexts[i], details, _hints, cancellationToken).ConfigureAwait(false);
    }

#pragma warning disable CA1031 // A hook that fails in these stages must not keep the others from running.
    internal async ValueTask ErrorAsync(Exception error, CancellationToken cancellationToken)
    {
        for (var i = _hooks.Length - 1; i >= 0; i--)
        {
            try
            {
                await _hooks[i].ErrorAsync(_contexts[i], error, _hints, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Log.HookFailed(_logger, exception, _hooks[i].GetType());
            }
        }
    }

    internal async ValueTask FinallyAsync(FlagEvaluationDetails<T> details, CancellationToken cancellationToken)
    {
        for (var i = _hooks.Length - 1; i >= 0; i--)
        {
            try
            {
                await _hooks[i].FinallyAsync(_contexts[i], details, _hints, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Log.HookFailed(_logger, exception, _hooks[i].GetType());
            }
        }
    }
#pragma warning restore CA1031
}
