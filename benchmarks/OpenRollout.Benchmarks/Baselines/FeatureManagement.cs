using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace OpenRollout.Benchmarks;

/// <summary>Microsoft.FeatureManagement, set up as in its documentation: one flag with its targeting filter, one with a filter that has the rules of <c>stories</c>.</summary>
internal static class FeatureManagement
{
    private static readonly IFeatureManager Manager = MakeManager();

    public static TargetingContext[] TargetingContexts { get; } =
        [.. Population.Users.Select(user => new TargetingContext { UserId = user.Key, Groups = user.Employee ? ["employees"] : [] })];

    public static bool IsTargeted(TargetingContext user) => Manager.IsEnabledAsync("Targeted", user).GetAwaiter().GetResult();

    public static bool IsStoriesOn(in StoriesUser user) => Manager.IsEnabledAsync("Stories", user).GetAwaiter().GetResult();

    private static IFeatureManager MakeManager()
    {
        var testers = Enumerable.Range(0, Population.Size).Where(index => index % 5 == 1).Select(Population.KeyOf);
        const string Audience = "FeatureManagement:Targeted:EnabledFor:0:Parameters:Audience:";
        var settings = new Dictionary<string, string?>
        {
            ["FeatureManagement:Stories:EnabledFor:0:Name"] = "Stories",
            ["FeatureManagement:Targeted:EnabledFor:0:Name"] = "Microsoft.Targeting",
            [Audience + "Groups:0:Name"] = "employees",
            [Audience + "Groups:0:RolloutPercentage"] = "100",
            [Audience + "DefaultRolloutPercentage"] = "25",
        };
        foreach (var (index, tester) in testers.Index())
        {
            settings[$"{Audience}Users:{index}"] = tester;
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddFeatureManagement().AddFeatureFilter<StoriesFilter>();
        return services.BuildServiceProvider().GetRequiredService<IFeatureManager>();
    }
}
