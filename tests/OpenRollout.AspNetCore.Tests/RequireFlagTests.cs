using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>Endpoints that require a flag.</summary>
public sealed class RequireFlagTests
{
    private static readonly (string, string) Norway = ("X-Country", "NO");

    [Theory]
    [InlineData("/stories")]
    [InlineData("/raw")]
    [InlineData("/group/inner")]
    [InlineData("/controller/stories")]
    [InlineData("/controller/typed")]
    [InlineData("/gated")]
    [InlineData("/mapped/any")]
    [InlineData("/RequiredPage")]
    public async Task An_endpoint_exists_only_for_users_for_whom_the_flag_is_on(string path)
    {
        await using var application = await StartAsync();

        Assert.Equal("here", (await application.ReadAsync(path, Norway)).Trim());
        Assert.Equal(404, await StatusAsync(application, path));
        application.Replace("\"country\": \"NO\"", "\"country\": \"SE\"");
        Assert.Equal(404, await StatusAsync(application, path, Norway));
    }

    [Theory]
    [InlineData("/gone", 410, "")]
    [InlineData("/controller/gone", 410, "")]
    [InlineData("/instead", 200, "instead")]
    public async Task Denied_requests_get_the_configured_response(string path, int statusCode, string body)
    {
        await using var application = await StartAsync();

        using var response = await application.GetAsync(path);

        Assert.Equal((statusCode, body), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal("here", await application.ReadAsync(path, Norway));
    }

    [Fact]
    public async Task Others_are_answered_as_the_options_say()
    {
        await using var application = await StartAsync(services => services.Configure<FlagGateOptions>(options => options.Otherwise = http => http.Response.WriteAsync("not yet")));

        Assert.Equal("not yet", await application.ReadAsync("/stories"));
        Assert.Equal("not yet", await application.ReadAsync("/controller/stories"));
        Assert.Equal(410, await StatusAsync(application, "/gone"));
    }

    [Theory]
    [InlineData("/stories")]
    [InlineData("/gone")]
    [InlineData("/controller/stories")]
    [InlineData("/controller/gone")]
    public async Task A_denied_response_is_not_cached(string path)
    {
        await using var application = await StartAsync();

        using var hidden = await application.GetAsync(path);
        using var shown = await application.GetAsync(path, Norway);

        Assert.True(hidden.Headers.CacheControl!.NoStore);
        Assert.Null(shown.Headers.CacheControl);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(600)]
    public async Task An_invalid_status_code_fails_the_start(int statusCode)
    {
        var options = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services => services.Configure<FlagGateOptions>(options => options.StatusCode = statusCode)));
        Assert.Equal($"FlagGateOptions.StatusCode: {statusCode} is not a valid status code for a denied request. Set a status code from 400 to 599, such as 404, or handle denied requests with FlagGateOptions.Otherwise.", options.Message);

        Assert.Throws<ArgumentOutOfRangeException>(() => WebApplication.Create().MapGet("/", () => "").RequireFlag(Flags.Stories, statusCode));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(200)]
    [InlineData(600)]
    public async Task An_attribute_with_such_a_status_code_neither(int statusCode)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApplication.StartAsync(
            app => app.MapControllers().WithMetadata(new RequireFlagAttribute("stories") { StatusCode = statusCode }),
            services => services.AddControllers().AddApplicationPart(typeof(RequireFlagTests).Assembly)));

        Assert.Contains($"{statusCode} is not a valid status code for a denied request", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_requirements_must_hold()
    {
        await using var application = await StartAsync();

        Assert.Equal(404, await StatusAsync(application, "/both", Norway));
        application.Replace("\"defaultValue\": false, \"enabled\": false, \"disabledSince\": \"2026-10-05\"", "\"defaultValue\": true");
        Assert.Equal("here", await application.ReadAsync("/both", Norway));
        Assert.Equal(404, await StatusAsync(application, "/both"));
    }

    [Fact]
    public async Task Authorization_comes_first()
    {
        await using var application = await StartAsync();

        Assert.Equal(401, await StatusAsync(application, "/private", Norway));
        Assert.Equal(404, await StatusAsync(application, "/private", ("X-User", Outsider(application))));
        Assert.Equal("here", await application.ReadAsync("/private", ("X-User", "ida"), Norway));
    }

    [Fact]
    public async Task The_requirement_shows_on_the_endpoint()
    {
        await using var application = await StartAsync();
        var endpoints = application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToLookup(endpoint => endpoint.RoutePattern.RawText!);

        Assert.Equal(["stories"], endpoints["/stories"].First().Metadata.GetMetadata<IFlagRequirement>()!.FlagKeys);
        Assert.Contains(endpoints["/stories"].First().Metadata.OfType<IProducesResponseTypeMetadata>(), produces => produces.StatusCode == 404);
        Assert.Contains(endpoints["/gone"].First().Metadata.OfType<IProducesResponseTypeMetadata>(), produces => produces.StatusCode == 410);
        Assert.Equal(["stories"], endpoints["controller/typed"].First().Metadata.GetMetadata<IFlagRequirement>()!.FlagKeys);
    }

    [Fact]
    public async Task Nothing_of_the_user_is_logged()
    {
        await using var application = await StartAsync();

        await StatusAsync(application, "/stories", ("X-User", Outsider(application)), ("X-Country", "Elbonia"));

        var hidden = Assert.Single(application.Logs.Ours, entry => entry.Text.Contains("hidden", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Debug, hidden.Level);
        Assert.DoesNotContain(application.Logs.Ours, entry => entry.Text.Contains("user-", StringComparison.Ordinal) || entry.Text.Contains("Elbonia", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_requirement_that_no_manifest_can_meet_keeps_the_application_from_starting()
    {
        var unknown = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApplication.StartAsync(app => app.MapGet("/", () => "").RequireFlag(CheckoutFlags.ExpressPay)));
        Assert.Contains("requires the flag 'expressPay'", unknown.Message, StringComparison.Ordinal);

        var onHandler = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApplication.StartAsync(app => app.MapGet("/", [RequireFlag("feed.pageSize")] () => "")));
        Assert.Contains("requires the flag 'feed.pageSize'", onHandler.Message, StringComparison.Ordinal);

        var misspelt = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApplication.StartAsync(app => app.MapGet("/", () => "").WithMetadata(new Misspelt())));
        Assert.Contains("'storys'", misspelt.Message, StringComparison.Ordinal);
#pragma warning disable ROLL4007 // Wrong on purpose.
        Assert.Throws<ArgumentException>(() => new RequireFlagAttribute(typeof(Flags), "Storys"));
#pragma warning restore ROLL4007
    }

    /// <summary>Returns a user who is not in the percentage.</summary>
    private static string Outsider(TestApplication application) => Enumerable.Range(0, 100).Select(index => $"user-{index}").First(user =>
        application.Provider.Explain("stories", OpenFeature.Model.EvaluationContext.Builder().SetTargetingKey(user).Build())!.Outcome.Variant == "off");

    private static async Task<int> StatusAsync(TestApplication application, string path, params (string, string)[] headers)
    {
        using var response = await application.GetAsync(path, headers);
        return (int)response.StatusCode;
    }

    [Fact]
    public async Task Without_the_services_the_message_names_the_methods_to_call()
    {
        await using var application = WebApplication.CreateBuilder().Build();
        application.MapGet("/stories", () => "here").RequireFlag(Flags.Stories);

        var failure = Assert.Throws<InvalidOperationException>(() => ((IEndpointRouteBuilder)application).DataSources.SelectMany(source => source.Endpoints).ToList());

        Assert.Contains("AddOpenRolloutAspNetCore", failure.Message, StringComparison.Ordinal);
    }

    private static Task<TestApplication> StartAsync(Action<IServiceCollection>? services = null) => TestApplication.StartAsync(
        app =>
        {
            app.MapGet("/stories", () => "here").RequireFlag(Flags.Stories);
            app.MapGet("/raw", http => http.Response.WriteAsync("here")).RequireFlag(Flags.Stories);
            app.MapGroup("/group").RequireFlag(Flags.Stories).MapGet("/inner", () => "here");
            app.MapGet("/both", () => "here").RequireFlag(Flags.Stories).RequireFlag(Flags.Chat.Reactions);
            app.MapGet("/gone", () => "here").RequireFlag(Flags.Stories, StatusCodes.Status410Gone);
            app.MapGet("/instead", () => "here").RequireFlag(Flags.Stories, http => http.Response.WriteAsync("instead"));
            app.MapGet("/private", () => "here").RequireAuthorization().RequireFlag(Flags.Stories);
            app.MapControllers();
            app.MapRazorPages();
            app.MapControllerRoute("mapped", "mapped/any", new { controller = "Plain", action = "Any" }).RequireFlag(Flags.Stories);
        },
        all =>
        {
            all.AddControllersWithViews().AddApplicationPart(typeof(RequireFlagTests).Assembly);
            all.AddRazorPages();
            services?.Invoke(all);
        });

    private sealed class Misspelt : IFlagRequirement
    {
        public IReadOnlyList<string> FlagKeys => ["storys"];
    }
}
