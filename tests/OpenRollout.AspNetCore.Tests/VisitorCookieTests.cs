using Microsoft.AspNetCore.Http.Features;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>The id of an anonymous visitor.</summary>
public sealed class VisitorCookieTests
{
    private const string Name = "__Host-rollout-visitor";

    [Fact]
    public async Task A_visitor_gets_an_id_that_stays()
    {
        await using var application = await StartAsync();

        using var first = await application.GetAsync("/");
        var id = await first.Content.ReadAsStringAsync();
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));

        Assert.Matches("^visitor-[0-9a-f]{32}$", id);
        Assert.Equal($"{Name}={id}; max-age=31536000; path=/; secure; samesite=lax; httponly", cookie);
        Assert.True(first.Headers.CacheControl!.NoStore);

        using var second = await application.GetAsync("/", ("Cookie", $"{Name}={id}"));
        Assert.Equal(id, await second.Content.ReadAsStringAsync());
        Assert.False(second.Headers.Contains("Set-Cookie"));
        Assert.Null(second.Headers.CacheControl);
    }

    [Fact]
    public async Task No_two_visitors_get_the_same()
    {
        await using var application = await StartAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => application.ReadAsync("/")));

        Assert.Equal(200, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("user-1")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("Visitor-0123456789abcdef0123456789abcdef")]
    [InlineData("visitor-0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("visitor-0123456789abcdef0123456789abcde")]
    [InlineData("visitor-0123456789abcdef0123456789abcdeff")]
    [InlineData("<script>alert(1)</script>aaaaaaa")]
    [InlineData("%0d%0aSet-Cookie:x=y")]
    public async Task A_value_with_another_format_is_replaced(string sent)
    {
        await using var application = await StartAsync();

        using var response = await application.GetAsync("/", ("Cookie", $"{Name}={sent}"));

        var id = await response.Content.ReadAsStringAsync();
        Assert.Matches("^visitor-[0-9a-f]{32}$", id);
        Assert.NotEqual(sent, id);
        Assert.StartsWith($"{Name}={id};", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("__HOST-rollout-visitor")]
    [InlineData("__host-rollout-visitor")]
    [InlineData("__Host-Rollout-Visitor")]
    [InlineData("__Host-rollout-visitor2")]
    public async Task A_cookie_of_another_name_is_not_read(string name)
    {
        const string Sent = "visitor-0123456789abcdef0123456789abcdef";
        await using var application = await StartAsync();

        using var response = await application.GetAsync("/", ("Cookie", $"{name}={Sent}"));

        Assert.NotEqual(Sent, await response.Content.ReadAsStringAsync());
        Assert.True(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_cookie_of_another_name_does_not_hide_ours()
    {
        const string Ours = "visitor-0123456789abcdef0123456789abcdef";
        const string Other = "visitor-fedcba9876543210fedcba9876543210";
        await using var application = await StartAsync();

        foreach (var cookies in new[] { $"__HOST-rollout-visitor={Other}; {Name}={Ours}", $"a=b; {Name}={Ours}; __HOST-rollout-visitor={Other}", $"odd; =x; {Name}={Ours}; \"; c=\"d" })
        {
            Assert.Equal(Ours, await application.ReadAsync("/", ("Cookie", cookies)));
        }
    }

    [Fact]
    public async Task After_the_response_has_started_the_id_is_for_the_request_alone()
    {
        await using var application = await StartAsync(app => app.MapGet("/late", async (HttpContext http) =>
        {
            await http.Response.StartAsync();
            await http.Response.WriteAsync($"{http.GetVisitorId()} {http.GetVisitorId()}");
        }));

        using var response = await application.GetAsync("/late");
        var ids = (await response.Content.ReadAsStringAsync()).Split(' ');

        Assert.Matches("^visitor-[0-9a-f]{32}$", ids[0]);
        Assert.Equal(ids[0], ids[1]);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain(application.Logs.Ours, entry => entry.Text.Contains(ids[0], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, false, "")]
    [InlineData(true, false, "id")]
    [InlineData(false, true, "id")]
    public async Task Without_consent_there_is_no_id_unless_it_is_essential(bool hasConsent, bool isEssential, string expected)
    {
        await using var application = await TestApplication.StartAsync(
            app =>
            {
                app.UseCookiePolicy();
                app.MapGet("/", (HttpContext http) =>
                {
                    if (hasConsent)
                    {
                        http.Features.Get<ITrackingConsentFeature>()!.GrantConsent();
                    }

                    return http.GetVisitorId() is null ? "" : "id";
                });
            },
            services => services
                .Configure<CookiePolicyOptions>(options => options.CheckConsentNeeded = _ => true)
                .Configure<VisitorCookieOptions>(options => options.IsEssential = isEssential));

        using var response = await application.GetAsync("/");

        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
        Assert.Equal(expected.Length > 0, response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith(Name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_claims_of_a_type_are_a_list_or_null()
    {
        await using var application = await TestApplication.StartAsync(app => app.MapGet(
            "/", (HttpContext http) => http.GetClaims(System.Security.Claims.ClaimTypes.Role) is { } roles ? string.Join(',', roles) : "null"));

        Assert.Equal("a,b", await application.ReadAsync("/", ("X-User", "ida:a:b")));
        Assert.Equal("null", await application.ReadAsync("/"));
    }

    private static Task<TestApplication> StartAsync(Action<WebApplication>? configure = null) => TestApplication.StartAsync(app =>
    {
        app.MapGet("/", (HttpContext http) => http.GetVisitorId());
        configure?.Invoke(app);
    });
}
