using System.Text;
using OpenFeature.Model;
using OpenRollout.Tests.Accessors;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Providers;

/// <summary>Tests the provider's explanations of its results.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public async Task An_explanation_has_the_outcome_of_the_evaluation()
    {
        var provider = new OpenRolloutProvider("""
            { "context": { "country": { "type": "string" } },
              "flags": { "on": { "flagType": "boolean", "defaultValue": false,
                "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "when": { "country": "NO" } } ] } ] } } } }
            """u8);
        foreach (var country in new[] { "NO", "SE" })
        {
            var context = EvaluationContext.Builder().Set("country", country).Build();
            var resolution = await provider.ResolveBooleanValueAsync("on", true, context);

            var explanation = provider.Explain("on", context)!;

            Assert.Equal(resolution.Value, explanation.Outcome.Value.Boolean);
            Assert.Contains(country, explanation.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void There_is_none_without_the_flag_or_a_manifest()
    {
        Assert.Null(new OpenRolloutProvider(Encoding.UTF8.GetBytes(TestManifests.On())).Explain("absent"));
        Assert.Null(new OpenRolloutProvider(Encoding.UTF8.GetBytes(TestManifests.Bad)).Explain("on"));
    }

    [Fact]
    public void All_flags_at_once_are_explained_as_one_by_one_is()
        => Law.Holds(100, RolloutCases.Any, drawn =>
        {
            var time = new FakeClock();
            var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes(drawn.Json), new OpenRolloutOptions { TimeProvider = time });
            foreach (var user in drawn.Contexts)
            {
                time.Set(user.UtcTicks);
                var context = user.ToEvaluationContext();
                var oneByOne = provider.Overview.GetFlagStatuses().Select(flag => provider.Explain(flag.Definition.Key, context)!.ToString());
                Assert.Equal(oneByOne, provider.ExplainAll(context).Select(explanation => explanation.ToString()));
            }
        });

    [Fact]
    public void All_explanations_are_none_without_a_manifest()
        => Assert.Empty(new OpenRolloutProvider(Encoding.UTF8.GetBytes(TestManifests.Bad)).ExplainAll());
}
