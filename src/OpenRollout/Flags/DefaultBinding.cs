using System.Runtime.CompilerServices;
using OpenFeature;

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

    /// <summary>Returns the API of now for a domain, and tells the binding when it changes. Called with the gate held.</summary>
    public static Api Follow(FlagBinding binding, string? domain)
    {
        Followers.TryAdd(binding, Gate);
        return Scopes.FindLast(scope => scope.Domain is null || scope.Domain == domain)?.Api ?? Api.Instance;
    }

    public static IDisposable Push(Api api, string? domain)
    {
        var scope = new Scope(api, domain);
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

    private sealed class Scope(Api api, string? domain) : IDisposable
    {
        public Api Api { get; } = api;

        public string? Domain { get; } = domain;

        public void Dispose() => Remove(this);
    }
}
