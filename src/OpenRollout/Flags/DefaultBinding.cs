using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// What flags are evaluated through that are not bound themselves. A change reaches those that keep what they had by
/// making them forget it, so that asking costs an evaluation nothing.
/// </summary>
internal static class DefaultBinding
{
    private static readonly List<Scope> Scopes = [];
    private static readonly ConditionalWeakTable<FlagBinding, object> Followers = [];

    /// <summary>Held whenever a binding or the default changes: by who starts and stops applications, never by an evaluation that knows its client.</summary>
    public static object Gate { get; } = new();

    /// <summary>Returns the client of now for a domain, and tells the binding when it changes. Called with the gate held.</summary>
    public static BoundClient Follow(FlagBinding binding, string? domain)
    {
        Followers.TryAdd(binding, Gate);
        var scope = Scopes.FindLast(scope => scope.Domain is null || scope.Domain == domain);
        return new BoundClient(scope?.Api ?? Api.Instance, domain, scope?.GetContext);
    }

    public static IDisposable Push(Api api, string? domain, Func<EvaluationContext?>? getContext)
    {
        var scope = new Scope(api, domain, getContext);
        lock (Gate)
        {
            Scopes.Add(scope);
            ForgetAll();
        }

        return scope;
    }

    private static void Remove(Scope scope)
    {
        lock (Gate)
        {
            if (Scopes.Remove(scope))
            {
                ForgetAll();
            }
        }
    }

    private static void ForgetAll()
    {
        foreach (var (binding, _) in Followers)
        {
            binding.ForgetDefault();
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
