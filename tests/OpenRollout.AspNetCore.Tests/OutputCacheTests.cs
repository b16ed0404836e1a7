
namespace OpenRollout.AspNetCore.Tests;

/// <summary>Responses that are cached by the flags they depend on, as documented, are not returned to other users.</summary>
public sealed class OutputCacheTests
{
    private static readonly (string, string) Norway = ("X-Country", "NO");

    private int _answers;

    [Fact]
    public async Task An_endpoint_behind_a_flag_stays_behind_it()
    {
        await using var application = await StartAsync();

        Assert.Equal("1", await application.ReadAsync("/stories", Norway));
        Assert.Equal("1", await application.ReadAsync("/stories", Norway));
        foreach (var _ in new[] { 1, 2 })
        {
            using var hidden = await application.GetAsync("/stories");
            Assert.Equal(404, (int)hidden.StatusCode);
        }

        // Switching the flag off takes effect despite the cache.
        application.Replace("\"country\": \"NO\"", "\"country\": \"SE\"");
        using var killed = await application.GetAsync("/stories", Norway);
        Assert.Equal(404, (int)killed.StatusCode);
    }

    [Fact]
    public async Task Users_with_other_values_get_separate_cache_entries()
    {
        await using var application = await StartAsync();

        Assert.Equal("grid 1", await application.ReadAsync("/feed", Norway));
        Assert.Equal("list 2", await application.ReadAsync("/feed"));
        Assert.Equal("grid 1", await application.ReadAsync("/feed", Norway));
        Assert.Equal("list 2", await application.ReadAsync("/feed"));
    }

    [Fact]
    public async Task The_response_that_sets_the_cookie_is_not_cached()
    {
        await using var application = await StartAsync();

        Assert.NotEqual(await application.ReadAsync("/visitor"), await application.ReadAsync("/visitor"));
    }

    private Task<TestApplication> StartAsync() => TestApplication.StartAsync(
        app =>
        {
            app.UseOutputCache();
            app.MapGet("/stories", () => $"{++_answers}").RequireFlag(Flags.Stories).CacheOutput(policy => policy.VaryByValue(http =>
                KeyValuePair.Create("stories", http.RequestServices.GetRequiredService<FlagsSnapshot>().Stories.ToString())));
            app.MapGet("/feed", (FlagsSnapshot flags) => $"{flags.Feed.Layout} {++_answers}".ToLowerInvariant()).CacheOutput(policy => policy.VaryByValue(http =>
                KeyValuePair.Create("layout", http.RequestServices.GetRequiredService<FlagsSnapshot>().Feed.Layout.ToString())));
            app.MapGet("/visitor", (HttpContext http) => http.GetVisitorId()).CacheOutput();
        },
        services => services.AddOutputCache());
}
