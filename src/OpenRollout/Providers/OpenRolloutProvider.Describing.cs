using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <content>What people who operate an application want to know.</content>
public sealed partial class OpenRolloutProvider
{
    private volatile RolloutOverview _overview;

    /// <summary>What is followed, as a person would say it: a path, an address. Null where nothing is, and only <see cref="Update(ReadOnlySpan{byte})"/> changes the manifest.</summary>
    public string? SourceName => _follower?.Source.ToString();

    /// <summary>What is served now, with its flags and problems, all of one manifest: for whoever asks more than one question. Take it once and ask it.</summary>
    public RolloutOverview Overview => _overview;

    /// <summary>What is served now, since when it is, and what is wrong.</summary>
    public ManifestStatus Status => _overview.Status;

    /// <summary>What is wrong with the manifest that was read last, and with reaching it, warnings included; empty where nothing is.</summary>
    public IReadOnlyList<ManifestProblem> Problems => _overview.Problems;

    /// <inheritdoc cref="RolloutOverview.Explain"/>
    public Explanation? Explain(string flagKey, EvaluationContext? context = null) => _overview.Explain(flagKey, context);

    /// <inheritdoc cref="RolloutOverview.ExplainAll"/>
    public IReadOnlyList<Explanation> ExplainAll(EvaluationContext? context = null) => _overview.ExplainAll(context);
}
