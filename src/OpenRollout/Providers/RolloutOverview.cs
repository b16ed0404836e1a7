using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>
/// What a provider serves at a moment, and what is wrong: all that one overview tells is of one manifest, whatever is
/// reloaded meanwhile. For people and tools, which look at it and let it go: it keeps its manifest in memory. Thread-safe.
/// </summary>
public sealed class RolloutOverview
{
    private readonly ProviderState? _state;
    private readonly TimeProvider _timeProvider;

    internal RolloutOverview(ProviderState? state, ManifestStatus status, IReadOnlyList<ManifestProblem> problems, TimeProvider timeProvider)
    {
        _state = state;
        _timeProvider = timeProvider;
        Status = status;
        Problems = problems;
    }

    /// <summary>What is served, since when it is, and what is wrong.</summary>
    public ManifestStatus Status { get; }

    /// <summary>What is wrong with the manifest that was read last, and with reaching it, warnings included; empty where nothing is. With an error among them it is not the one that is served.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }

    /// <summary>The attributes of users that the served manifest knows, the targeting key first; none where there is no good manifest.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes => _state?.Program.Attributes ?? [];

    /// <summary>Whether there is a good manifest; asks for no version, which takes cryptography.</summary>
    internal bool IsServing => _state is not null;

    /// <summary>
    /// Tells where each flag of the served manifest stands now, by the provider's clock, in the manifest's order. Reads
    /// every rollout from the manifest's text: for people, not for each request.
    /// </summary>
    public IReadOnlyList<FlagStatus> GetFlagStatuses()
    {
        var now = _timeProvider.GetUtcNow();
        return _state is { } state ? [.. state.Program.Manifest.Flags.Select(flag => FlagStatus.Of(flag, now))] : [];
    }

    /// <summary>Explains what a flag gives for a context now, and why, step by step.</summary>
    /// <param name="flagKey">The flag's key.</param>
    /// <param name="context">The context, as the provider would get it: merged with no other.</param>
    /// <returns>The explanation, or null where there is no such flag or no good manifest.</returns>
    public Explanation? Explain(string flagKey, EvaluationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(flagKey);
        return _state is { } state && state.Program.FindFlag(flagKey) is >= 0 and var flag
            ? state.Explain(flag, new ContextLayers(context))
            : null;
    }

    /// <summary>
    /// Explains what each flag gives for a context now, and why, in the manifest's order: all at one time. Reads every
    /// rollout from the manifest's text, once: for people, not for each request.
    /// </summary>
    /// <param name="context">The context, as the provider would get it: merged with no other.</param>
    /// <returns>The explanations; none where there is no good manifest.</returns>
    public IReadOnlyList<Explanation> ExplainAll(EvaluationContext? context = null)
        => _state is { } state ? state.ExplainAll(new ContextLayers(context)) : [];
}
