using System.Net.Http.Json;
using System.Text.Json;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>A response of the on-call status page describes a single manifest, even if the manifest is reloaded at the same time.</summary>
public sealed class RolloutPageReloadTests
{
    private const string Other = """{ "flags": { "other": { "flagType": "boolean", "defaultValue": true } } }""";

    private static readonly (string, string) OnCall = ("X-User", "ida:on-call");
    private static readonly (string, string) Browser = ("Accept", "text/html");
    private static readonly string[] Keys = ["stories", "chat.reactions", "feed.layout", "feed.pageSize", "footer", "gate"];

    private readonly ReloadingClock _clock = new();

    [Fact]
    public async Task The_status_has_the_flags_of_its_version()
    {
        await using var application = await StartAsync();
        var version = ReloadMeanwhile(application);

        var status = JsonDocument.Parse(await application.ReadAsync("/rollout/status.json", OnCall)).RootElement.GetProperty("providers")[0];

        Assert.NotEqual(version, application.Provider.Status.Version);
        Assert.Equal(version, status.GetProperty("version").GetString());
        Assert.Equal(Keys, status.GetProperty("flags").EnumerateArray().Select(flag => flag.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task The_page_has_the_flags_and_the_form_of_its_version()
    {
        await using var application = await StartAsync();
        var version = ReloadMeanwhile(application);

        var page = await application.ReadAsync("/rollout/status.html", OnCall);

        Assert.NotEqual(version, application.Provider.Status.Version);
        Assert.Contains($"version {version}", page, StringComparison.Ordinal);
        Assert.Contains(">stories</span>", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"stories\">", page, StringComparison.Ordinal);
        Assert.Contains("attribute.country", page, StringComparison.Ordinal);
        Assert.DoesNotContain("other", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_is_by_the_version_that_it_names()
    {
        await using var application = await StartAsync();
        var version = application.Provider.Status.Version;

        using var response = await application.SendAsync(HttpMethod.Post, "/rollout/explain", JsonContent.Create(new { context = new { country = "NO" } }), OnCall);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.NotEqual(version, application.Provider.Status.Version);
        Assert.Equal(version, answer.GetProperty("version").GetString());
        Assert.Equal(Keys, answer.GetProperty("explanations").EnumerateArray().Select(explanation => explanation.GetProperty("flag").GetString()));
    }

    [Fact]
    public async Task The_form_below_an_explanation_is_that_of_its_version()
    {
        await using var application = await StartAsync();
        var version = application.Provider.Status.Version;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["flag"] = "", ["attribute.country"] = "NO" });

        using var response = await application.SendAsync(HttpMethod.Post, "/rollout/explain", form, OnCall, Browser);
        var page = await response.Content.ReadAsStringAsync();

        Assert.NotEqual(version, application.Provider.Status.Version);
        Assert.Contains($"version {version}", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"stories\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("other", page, StringComparison.Ordinal);
    }

    /// <summary>Reloads the manifest when the clock of the provider is read next, which is in the middle of a response. Returns the previous version.</summary>
    private string? ReloadMeanwhile(TestApplication application)
    {
        _clock.WhenAsked(() => Assert.Empty(application.Provider.Update(Other)));
        return application.Provider.Status.Version;
    }

    private Task<TestApplication> StartAsync() => TestApplication.StartAsync(
        app =>
        {
            app.Use((http, next) =>
            {
                http.Request.Body = new WatchedBody(http.Request.Body, () => Assert.Empty(http.RequestServices.GetRequiredService<OpenRolloutProvider>().Update(Other)));
                return next(http);
            });
            app.MapOpenRollout("/rollout").RequireAuthorization("on-call");
        },
        services => services.Configure<OpenRolloutHostingOptions>(options => options.Provider.TimeProvider = _clock));
}
