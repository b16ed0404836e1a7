using Microsoft.FeatureManagement;

namespace OpenRollout.Benchmarks;

/// <summary>The rules of <c>stories</c> as a contextual filter of Microsoft.FeatureManagement.</summary>
[FilterAlias("Stories")]
internal sealed class StoriesFilter : IContextualFeatureFilter<StoriesUser>
{
    public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext featureFilterContext, StoriesUser appContext)
        => Task.FromResult(HandWritten.IsStoriesOn(in appContext));
}
