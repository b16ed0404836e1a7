using System.Text;
using OpenFeature.Model;

namespace OpenRollout.Tests.Providers;

/// <summary>Verifies that tracking calls are forwarded and never throw.</summary>
public sealed class TrackingTests
{
    [Fact]
    public async Task What_is_tracked_arrives_with_the_merged_context()
    {
        (string Name, EvaluationContext? Context, TrackingEventDetails? Details) tracked = default;
        var api = await OpenFeatureApi.WithAsync(With((name, context, details) => tracked = (name, context, details)));
        api.SetContext(EvaluationContext.Builder().Set("region", "eu").Build());
        var details = TrackingEventDetails.Builder().SetValue(9.5).Build();

        api.GetClient().Track("checkout", EvaluationContext.Builder().SetTargetingKey("ada").Build(), details);

        Assert.Equal("checkout", tracked.Name);
        Assert.Equal(("ada", "eu"), (tracked.Context!.TargetingKey, tracked.Context.GetValue("region").AsString));
        Assert.Same(details, tracked.Details);
        await api.ShutdownAsync();
    }

    [Fact]
    public void Tracking_never_throws()
    {
        var calls = 0;
        With((_, _, _) => throw new InvalidOperationException($"call {++calls}")).Track("checkout");
        With(null).Track("checkout");

        Assert.Equal(1, calls);
    }

    private static OpenRolloutProvider With(Action<string, EvaluationContext?, TrackingEventDetails?>? tracked)
        => new(Encoding.UTF8.GetBytes(TestManifests.On()), new OpenRolloutOptions { OnTracked = tracked });
}
