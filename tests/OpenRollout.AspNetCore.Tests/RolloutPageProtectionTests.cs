using System.Net.Http.Json;
using Microsoft.Extensions.Logging;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>Authorization of the on-call status page.</summary>
public sealed class RolloutPageProtectionTests
{
    private static readonly (string, string) OnCall = ("X-User", "ida:on-call");

    [Fact]
    public async Task An_application_with_open_pages_does_not_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApplication.StartAsync(app => app.MapOpenRollout("/rollout")));

        Assert.Contains("'/rollout/' has no authorization policy", failure.Message, StringComparison.Ordinal);
        Assert.Contains("RequireAuthorization", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fallback_policy_is_no_policy_of_the_pages()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => TestApplication.StartAsync(
            app => app.MapOpenRollout(),
            services => services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy)));

    [Fact]
    public async Task Without_the_startup_check_requests_are_denied()
    {
        await using var application = await TestApplication.StartAsync(
            app => app.MapOpenRollout(),
            services => services.Remove(services.Single(service => service.ImplementationType?.Name == "EndpointCheck")));

        foreach (var path in new[] { "/rollout", "/rollout/status.html", "/rollout/status.json" })
        {
            using var response = await application.GetAsync(path, OnCall);
            Assert.Equal(403, (int)response.StatusCode);
            Assert.DoesNotContain("stories", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var explanation = await application.SendAsync(HttpMethod.Post, "/rollout/explain", JsonContent.Create(new { flag = "stories" }), OnCall);
        Assert.Equal(403, (int)explanation.StatusCode);
    }

    [Fact]
    public async Task A_container_without_that_check_cannot_map_them()
    {
        await using var application = WebApplication.CreateBuilder().Build();

        Assert.Contains("AddOpenRolloutAspNetCore", Assert.Throws<InvalidOperationException>(() => application.MapOpenRollout()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("ida", 403)]
    [InlineData("ida:on-call", 200)]
    public async Task The_policy_decides(string? user, int expected)
    {
        await using var application = await StartAsync();
        (string, string)[] headers = user is null ? [] : [("X-User", user)];

        foreach (var path in new[] { "/rollout", "/rollout/", "/rollout/status.html", "/rollout/status.json" })
        {
            using var response = await application.GetAsync(path, headers);
            Assert.Equal(expected, (int)response.StatusCode);
        }

        using var explanation = await application.SendAsync(HttpMethod.Post, "/rollout/explain", JsonContent.Create(new { flag = "stories" }), headers);
        Assert.Equal(expected, (int)explanation.StatusCode);
    }

    [Fact]
    public async Task A_policy_of_a_group_around_them_counts_and_so_does_that_they_are_open_on_purpose()
    {
        await using var grouped = await TestApplication.StartAsync(app => app.MapGroup("/ops").RequireAuthorization("on-call").MapOpenRollout("/flags"));
        Assert.Equal(401, (int)(await grouped.GetAsync("/ops/flags")).StatusCode);
        Assert.Contains("action=\"/ops/flags/explain\"", await grouped.ReadAsync("/ops/flags/status.html", OnCall), StringComparison.Ordinal);

        await using var open = await TestApplication.StartAsync(app => app.MapOpenRollout().AllowAnonymous());
        Assert.Contains("stories", await open.ReadAsync("/rollout"), StringComparison.Ordinal);
        Assert.Single(open.Logs.Ours, entry => entry.Level == LogLevel.Warning && entry.Text.Contains("open to everyone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_of_theirs_is_not_undone_by_a_group_that_is_open_around_them()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApplication.StartAsync(
            app => app.MapGroup("/public").AllowAnonymous().MapOpenRollout().RequireAuthorization("on-call")));

        Assert.Contains("AllowAnonymous", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_with_a_policy_may_have_them_open_on_purpose()
    {
        await using var application = await TestApplication.StartAsync(app => app.MapGroup("/ops").RequireAuthorization("on-call").MapOpenRollout().AllowAnonymous());

        Assert.Contains("stories", await application.ReadAsync("/ops/rollout"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_decides_though_the_request_was_authorized_for_another_endpoint()
    {
        // Authorization uses the metadata of the fallback, which allows anonymous access, so ASP.NET Core treats the request as authorized.
        await using var application = await TestApplication.StartAsync(app =>
        {
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
            app.Map("/admin", branch =>
            {
                branch.Use((http, next) =>
                {
                    http.SetEndpoint(null);
                    return next(http);
                });
                branch.UseRouting();
                branch.UseEndpoints(endpoints => endpoints.MapOpenRollout().RequireAuthorization("on-call"));
            });
            app.MapFallback(() => "home");
        });

        Assert.Equal(401, (int)(await application.GetAsync("/admin/rollout")).StatusCode);
        Assert.Equal(403, (int)(await application.GetAsync("/admin/rollout", ("X-User", "ida"))).StatusCode);
        Assert.Contains("stories", await application.ReadAsync("/admin/rollout", OnCall), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_in_the_metadata_is_checked_without_authorization_middleware()
    {
        await using var application = await TestApplication.StartAsync(app =>
        {
            app.Map("/admin", branch =>
            {
                branch.UseRouting();
                branch.UseEndpoints(endpoints => endpoints.MapOpenRollout().WithMetadata(
                    new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireRole("on-call").Build()));
            });
        });

        Assert.Equal(401, (int)(await application.GetAsync("/admin/rollout")).StatusCode);
    }

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(app => app.MapOpenRollout("/rollout").RequireAuthorization("on-call"));
}
