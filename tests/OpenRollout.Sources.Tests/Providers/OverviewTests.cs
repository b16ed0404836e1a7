using System.Text;
using OpenFeature.Model;

namespace OpenRollout.Sources.Tests.Providers;

/// <summary>The properties of an overview belong to one manifest.</summary>
public sealed class OverviewTests
{
    private static readonly string Before = TestManifests.Of(("on", true), ("old", true));
    private static readonly string After = TestManifests.Of(("on", false), ("new", true));

    [Fact]
    public void An_overview_keeps_its_manifest_after_an_update()
    {
        var provider = Serving(Before);
        var overview = provider.Overview;
        var (version, text) = (overview.Status.Version, provider.Explain("on")!.ToString());

        Assert.Empty(provider.Update(After));

        Assert.Equal(version, overview.Status.Version);
        Assert.Equal(["on", "old"], KeysOf(overview));
        Assert.Equal(text, overview.Explain("on", EvaluationContext.Empty)!.ToString());
        Assert.Null(overview.Explain("new"));
        Assert.NotEqual(version, provider.Overview.Status.Version);
        Assert.Equal(["on", "new"], KeysOf(provider.Overview));
        Assert.NotNull(provider.Explain("new"));
    }

    [Fact]
    public void A_refused_manifest_is_reported_with_the_served_one()
    {
        var provider = Serving(Before);
        var version = provider.Status.Version;

        provider.Update(TestManifests.Bad);

        var overview = provider.Overview;
        Assert.Equal((version, overview.Problems[0]), (overview.Status.Version, overview.Status.Problem));
        Assert.Equal(["on", "old"], KeysOf(overview));
        Assert.Equal("targetingKey", overview.Attributes[0].Name);
    }

    [Fact]
    public void Without_a_good_manifest_an_overview_has_only_problems()
    {
        var overview = Serving(TestManifests.Bad).Overview;

        Assert.Contains(overview.Problems, problem => problem.IsError);
        Assert.Null(overview.Status.Version);
        Assert.Empty(overview.GetFlagStatuses());
        Assert.Empty(overview.Attributes);
        Assert.Null(overview.Explain("on"));
    }

    [Fact]
    public async Task During_updates_no_overview_mixes_two_manifests()
    {
        var provider = Serving(Before);
        var keys = new Dictionary<string, string[]> { [VersionOf(Before)] = ["on", "old"], [VersionOf(After)] = ["on", "new"] };
        var reloading = Task.Run(() =>
        {
            for (var reload = 0; reload < 500; reload++)
            {
                provider.Update(reload % 2 == 0 ? After : Before);
            }
        });

        do
        {
            var overview = provider.Overview;
            Assert.Equal(keys[overview.Status.Version!], KeysOf(overview));
        }
        while (!reloading.IsCompleted);

        await reloading;
    }

    private static OpenRolloutProvider Serving(string manifest) => new(Encoding.UTF8.GetBytes(manifest));

    private static string VersionOf(string manifest) => Serving(manifest).Status.Version!;

    private static IEnumerable<string> KeysOf(RolloutOverview overview) => overview.GetFlagStatuses().Select(flag => flag.Definition.Key);
}
