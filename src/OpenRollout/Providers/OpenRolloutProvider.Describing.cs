using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <content>What people who operate an application want to know.</content>
public sealed partial class OpenRolloutProvider
{
    /// <summary>What is followed, as a person would say it: a path, an address. Null where nothing is, and only <see cref="Update(ReadOnlySpan{byte})"/> changes the manifest.</summary>
    public string? SourceName => _follower?.Source.ToString();

    /// <summary>The attributes of users that the served manifest knows, the targeting key first; none where there is no good manifest.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes => _state?.Program.Attributes ?? [];

    /// <summary>
    /// Tells where each flag of the served manifest stands now, by the provider's clock, in the manifest's order. Reads
    /// every rollout from the manifest's text: for people, not for each request.
    /// </summary>
    public IReadOnlyList<FlagStatus> GetFlagStatuses()
    {
        var now = _options.TimeProvider.GetUtcNow();
        return _state is { } state ? [.. state.Program.Manifest.Flags.Select(flag => FlagStatus.Of(flag, now))] : [];
    }

    /// <summary>Explains what a flag gives for a context, and why, step by step.</summary>
    /// <param name="flagKey">The flag's key.</param>
    /// <param name="context">The context, as the provider would get it: merged with no other.</param>
    /// <returns>The explanation, or null where there is no such flag or no good manifest.</returns>
    public Explanation? Explain(string flagKey, EvaluationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(flagKey);
        return _state is { } state && state.Program.FindFlag(flagKey) is >= 0 and var flag
            ? state.Explain(flag, new AttributePlaces(context))
            : null;
    }

    /// <summary>
    /// Explains what each flag gives for a context, and why, in the manifest's order: all of one manifest, at one time.
    /// Reads every rollout from the manifest's text, once: for people, not for each request.
    /// </summary>
    /// <param name="context">The context, as the provider would get it: merged with no other.</param>
    /// <returns>The explanations; none where there is no good manifest.</returns>
    public IReadOnlyList<Explanation> ExplainAll(EvaluationContext? context = null)
        => _state is { } state ? state.ExplainAll(new AttributePlaces(context)) : [];
}
