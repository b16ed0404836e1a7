using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Accessors.Bindings;

/// <summary>
/// The API that bindings use unless they are bound themselves. A change of it clears the client that each binding
/// caches, so an evaluation does not have to check for changes. Thread-safe.
/// </summary>
internal static class DefaultBinding
{
    private static readonly List<Scope> Scopes = [];
    private static readonly ConditionalWeakTable<FlagBinding, object> Subscribers = [];

    /// <summary>Gets the lock for all changes of bindings and of the default. Evaluations take it only until their binding has a client.</summary>
    public static object Gate { get; } = new();

    /// <summary>Returns the default client of a domain, and clears the binding's cached client when the default changes. Call it with the gate held.</summary>
    public static BoundClient Subscribe(FlagBinding binding, string? domain)
    {
        Subscribers.TryAdd(binding, Gate);
        var scope = Scopes.FindLast(scope => scope.Domain is null || scope.Domain == domain);
        return new BoundClient(scope?.Api ?? Api.Instance, domain, scope?.GetContext);
    }

    /// <summary>Makes an API the default until the result is disposed of.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain whose flags use the API; null for all domains.</param>
    /// <param name="getContext">Returns the context of the clients; null for clients without a context.</param>
    public static IDisposable Push(Api api, string? domain, Func<EvaluationContext?>? getContext)
    {
        var scope = new Scope(api, domain, getContext);
        lock (Gate)
        {
            Scopes.Add(scope);
            ClearSubscribers();
        }

        return scope;
    }

    private static void Remove(Scope scope)
    {
        lock (Gate)
        {
            if (Scopes.Remove(scope))
            {
                ClearSubscribers();
            }
        }
    }

    private static void ClearSubscribers()
    {
        foreach (var (binding, _) in Subscribers)
        {
            binding.ClearDefault();
        }
    }

    private sealed class Scope(Api api, string? domain, Func<EvaluationContext?>? getContext) : IDisposable
    {
        public Api Api { get; } = api;

        public string? Domain { get; } = domain;

        public Func<EvaluationContext?>? GetContext { get; } = getContext;

        public void Dispose() => Remove(this);
    }
}
