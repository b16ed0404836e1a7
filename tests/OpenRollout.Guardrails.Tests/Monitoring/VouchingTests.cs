using OpenFeature.Model;
using OpenRollout.Guardrails.Tests.Harness;

namespace OpenRollout.Guardrails.Tests.Monitoring;

public sealed class VouchingTests
{
    [Fact]
    public async Task Minted_visitor_ids_cannot_stop_a_rollout()
    {
        await using var rollout = await Rollout.StartAsync();
        for (var minted = 0; minted < 1_000; minted++)
        {
            var user = rollout.NextUser(treated: true);
            rollout.Provider.Track("checkout.failed", VisitorOf(user, user));
        }

        Assert.Empty(rollout.Provider.Overview.Decisions);
        Assert.Equal((0, 0), (rollout.Status.Treated, rollout.Status.Control));
        Assert.Equal(1_000, rollout.Status.NotCompared["visitor"]);
    }

    [Fact]
    public async Task Ids_of_the_visitor_cookie_are_known_by_their_form()
    {
        await using var rollout = await Rollout.StartAsync();
        for (var minted = 0; minted < 100; minted++)
        {
            rollout.Track($"visitor-{Guid.NewGuid():N}");
        }

        Assert.Equal(100, rollout.Status.NotCompared["visitor"]);
    }

    [Fact]
    public async Task A_user_who_is_signed_in_counts_although_there_is_a_visitor_cookie()
    {
        await using var rollout = await Rollout.StartAsync();
        rollout.Provider.Track("checkout.failed", VisitorOf(rollout.NextUser(treated: true), "5f2c0a1e"));
        Assert.Equal(1, rollout.Status.Treated);
    }

    [Fact]
    public async Task An_option_counts_visitors()
    {
        await using var rollout = await Rollout.StartAsync(guardrails: options => options.CountsVisitors = true);
        var user = rollout.NextUser(treated: true);
        rollout.Provider.Track("checkout.failed", VisitorOf(user, user));
        Assert.Equal(1, rollout.Status.Treated);
    }

    private static EvaluationContext VisitorOf(string user, string visitor)
        => EvaluationContext.Builder().SetTargetingKey(user).Set("openrollout.visitorId", visitor).Build();
}
