using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenFeature.Model;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>
/// Finds the context that OpenFeature's <c>AddContext</c> gives the container's clients, for flags that no scope evaluates:
/// static accessors and snapshot factories. Thread-safe.
/// </summary>
internal sealed class ClientContexts(IServiceProvider container, IAmbientServices? ambient = null)
{
    /// <summary>Whether this thread creates a context outside of a scope: flags that are read for it see no client context.</summary>
    [ThreadStatic]
    private static bool _isCreating;

    /// <summary>Finds the context; null where the container has none, so that evaluations need not look for it.</summary>
    public Func<EvaluationContext?>? Getter
        => container.GetService<IServiceProviderIsService>() is { } known && !known.IsService(typeof(EvaluationContext)) ? null : Find;

    public static void Register(IServiceCollection services)
    {
        services.TryAddSingleton<ClientContexts>();
        services.TryAddScoped<ScopedClientContext>();
    }

    /// <summary>Returns the context of the scope that runs now; outside of one, a new context each time, as a new client has.</summary>
    private EvaluationContext? Find()
    {
        if (FindScope() is { } scope)
        {
            return scope.Find();
        }

        return _isCreating ? null : Create();
    }

    private EvaluationContext? Create()
    {
        var scope = container.CreateAsyncScope();
        _isCreating = true;
        try
        {
            return scope.ServiceProvider.GetRequiredService<ScopedClientContext>().Find();
        }
        finally
        {
            _isCreating = false;
            // At once, unless the scope has something that takes time to end.
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Returns the scope that runs now; null outside of one, and in one of another container in the same process.</summary>
    private ScopedClientContext? FindScope()
    {
        try
        {
            return ambient?.Services is { } services && services.GetService<ClientContexts>() == this
                ? services.GetRequiredService<ScopedClientContext>()
                : null;
        }
        catch (ObjectDisposedException)
        {
            // Code that outlives its request runs in no scope.
            return null;
        }
    }
}
