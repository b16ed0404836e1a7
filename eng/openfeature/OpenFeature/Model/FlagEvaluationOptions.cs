using System.Collections.Immutable;

namespace OpenFeature.Model;

/// <summary>Hooks for one evaluation, and hints for every hook that runs in it.</summary>
public sealed class FlagEvaluationOptions
{
    public FlagEvaluationOptions(IImmutableList<Hook> hooks, IImmutableDictionary<string, object>? hookHints = null)
    {
        Hooks = hooks;
        HookHints = hookHints ?? ImmutableDictionary<string, object>.Empty;
    }

    public FlagEvaluationOptions(Hook hook, ImmutableDictionary<string, object>? hookHints = null)
        : this(ImmutableList.Create(hook), hookHints)
    {
    }

    public IImmutableList<Hook> Hooks { get; }

    public IImmutableDictionary<string, object> HookHints { get; }
}
