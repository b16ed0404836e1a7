using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenFeature.Model;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>
/// Provides the context that OpenFeature's <c>AddContext</c> registers to flags that are not evaluated by a scope: static accessors and
/// snapshot factories. Thread-safe.
/// </summary>
internal sealed class ClientContexts(IServiceProvider container, IAmbientServices? ambient = null)
{
    /// <summary>Indicates that this thread is creating a context outside of a scope. Flags that are read during that time are evaluated without it.</summary>
    [ThreadStatic]
    private static bool _isCreating;

    /// <summary>Gets a function that returns the context; null if the container has no context.</summary>
    public Func<EvaluationContext?>? Getter
        => container.GetService<IServiceProviderIsService>() is { } known && !known.IsService(typeof(EvaluationContext)) ? null : Find;

    public static void Register(IServiceCollection services)
    {
        services.TryAddSingleton<ClientContexts>();
        services.TryAddScoped<ScopedClientContext>();
    }

    /// <summary>Returns the context of the current scope; outside of a scope, a new context on each call, as a new client would get.</summary>
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
            // Completes synchronously unless a service of the scope takes time to dispose.
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Returns the current scope; null outside of a scope, or if the scope belongs to another container of the process.</summary>
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
            // The code has outlived the scope.
            return null;
        }
    }
}
