using OpenFeature.Model;
using OpenRollout.Decisions;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;
using OpenRollout.Providers;

namespace OpenRollout;

/// <summary>
/// An overview of a provider at one time: status, problems, flags and explanations, all of the same manifest even if the provider
/// reloads. For status pages and tools. It keeps its manifest in memory, so do not store it for long. Thread-safe.
/// </summary>
public sealed class RolloutOverview
{
    private readonly ProviderState? _state;
    private readonly TimeProvider _timeProvider;

    internal RolloutOverview(
        ProviderState? state, ManifestStatus status, IReadOnlyList<ManifestProblem> problems, DecisionKeeper decisions, TimeProvider timeProvider)
    {
        _state = state;
        _timeProvider = timeProvider;
        Status = status;
        Problems = problems;
        Decisions = decisions.Decided?.Statuses ?? [];
        DecisionStore = decisions.Status;
    }

    /// <summary>Gets the status of the served manifest: its version, its times and its problem.</summary>
    public ManifestStatus Status { get; }

    /// <summary>Gets the problems of the manifest that was read last, and of reaching its source, warnings included; empty if there are none. If one of them is an error, the provider serves the last valid manifest, or none.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }

    /// <summary>Gets the attributes that the served manifest declares, the targeting key first; empty if there has been no valid manifest.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes => _state?.Program.Attributes ?? [];

    /// <summary>Gets the decisions that the provider knows and that are not withdrawn, each with its effect, in the order of their times; empty if there are none or there has been no valid manifest.</summary>
    public IReadOnlyList<DecisionStatus> Decisions { get; }

    /// <summary>Gets the status of the decision store; null if the provider has none or has had no valid manifest to read its decisions for.</summary>
    public DecisionStoreStatus? DecisionStore { get; }

    /// <summary>Gets a value indicating whether a manifest is served. Does not compute the version, which needs a hash.</summary>
    internal bool IsServing => _state is not null;

    /// <summary>
    /// Returns the current rollout state of each flag, by the provider's clock, in the manifest's order. Parses every rollout
    /// from the manifest's text, so do not call it for each request.
    /// </summary>
    /// <returns>The states; empty if there has been no valid manifest.</returns>
    public IReadOnlyList<FlagStatus> GetFlagStatuses()
    {
        var now = _timeProvider.GetUtcNow();
        return _state is { } state ? [.. state.Program.Manifest.Flags.Select(flag => StatusOf(state, flag, now))] : [];
    }

    /// <summary>Evaluates a flag for a context now and explains the result step by step.</summary>
    /// <param name="flagKey">The key of the flag.</param>
    /// <param name="context">The evaluation context. It is not merged with the ambient contexts. Null explains the result for an empty context.</param>
    /// <returns>The explanation; null if the manifest has no such flag or there has been no valid manifest.</returns>
    public Explanation? Explain(string flagKey, EvaluationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(flagKey);
        return _state is { } state && state.Program.FindFlag(flagKey) is >= 0 and var flag
            ? state.Explain(flag, new ContextLayers(context)).WithStatus(StatusOf(state, state.Program.GetDefinition(flag), _timeProvider.GetUtcNow()))
            : null;
    }

    /// <summary>
    /// Evaluates every flag for a context at one time and explains the results, in the manifest's order. Parses every rollout
    /// from the manifest's text, so do not call it for each request.
    /// </summary>
    /// <param name="context">The evaluation context. It is not merged with the ambient contexts. Null explains the results for an empty context.</param>
    /// <returns>The explanations; empty if there has been no valid manifest.</returns>
    public IReadOnlyList<Explanation> ExplainAll(EvaluationContext? context = null)
    {
        if (_state is not { } state)
        {
            return [];
        }

        var now = _timeProvider.GetUtcNow();
        return [.. state.ExplainAll(new ContextLayers(context)).Select((explanation, flag) => explanation.WithStatus(StatusOf(state, state.Program.GetDefinition(flag), now)))];
    }

    private FlagStatus StatusOf(ProviderState state, FlagDefinition flag, DateTimeOffset now)
        => FlagStatus.Of(flag, state.Program.Decisions, Status.Environment, now);
}
