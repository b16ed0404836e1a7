using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <content>The overview: what is served, and explanations.</content>
public sealed partial class OpenRolloutProvider
{
    private volatile RolloutOverview _overview;

    /// <summary>Gets the display name of the source, such as a path or an address; null if the provider has no source and only <see cref="Update(ReadOnlySpan{byte})"/> changes the manifest.</summary>
    public string? SourceName => _follower?.Source.ToString();

    /// <summary>Gets the served manifest's status, flags and problems as one consistent value. To read more than one of them, get it once and keep it.</summary>
    public RolloutOverview Overview => _overview;

    /// <summary>Gets the status of the served manifest: its version, its times and its problem.</summary>
    public ManifestStatus Status => _overview.Status;

    /// <inheritdoc cref="RolloutOverview.Problems"/>
    public IReadOnlyList<ManifestProblem> Problems => _overview.Problems;

    /// <inheritdoc cref="RolloutOverview.Explain"/>
    public Explanation? Explain(string flagKey, EvaluationContext? context = null) => _overview.Explain(flagKey, context);

    /// <inheritdoc cref="RolloutOverview.ExplainAll"/>
    public IReadOnlyList<Explanation> ExplainAll(EvaluationContext? context = null) => _overview.ExplainAll(context);
}
