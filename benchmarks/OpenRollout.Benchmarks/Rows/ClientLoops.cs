namespace OpenRollout.Benchmarks;

/// <summary>Evaluates the same rules through OpenFeature's client and through another library.</summary>
internal static class ClientLoops
{
    public static int OurProvider()
    {
        var count = 0;
        foreach (var context in Population.EvaluationContexts)
        {
            count += Application.Client.GetBooleanValueAsync("stories", false, context).GetAwaiter().GetResult() ? 1 : 0;
        }

        return count;
    }

    public static int IdleProvider()
    {
        var count = 0;
        foreach (var context in Population.EvaluationContexts)
        {
            count += Application.IdleClient.GetBooleanValueAsync("stories", false, context).GetAwaiter().GetResult() ? 1 : 0;
        }

        return count;
    }

    public static int ProviderAlone()
    {
        var count = 0;
        foreach (var context in Population.EvaluationContexts)
        {
            count += Application.Provider.ResolveBooleanValueAsync("stories", false, context).GetAwaiter().GetResult().Value ? 1 : 0;
        }

        return count;
    }

    public static int ContextualFilter()
    {
        var count = 0;
        foreach (ref var user in Population.Users.AsSpan())
        {
            count += FeatureManagement.IsStoriesOn(in user) ? 1 : 0;
        }

        return count;
    }

    public static int TargetingFilter()
    {
        var count = 0;
        foreach (var user in FeatureManagement.TargetingContexts)
        {
            count += FeatureManagement.IsTargeted(user) ? 1 : 0;
        }

        return count;
    }
}
