using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using OpenRollout.AspNetCore.Tests.Endpoints;
using OpenRollout.AspNetCore.Tests.Endpoints.Components;
using Yarp.ReverseProxy.Configuration;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>RequireFlag works for each kind of endpoint of ASP.NET Core and common libraries, or fails the start.</summary>
public sealed class EndpointKindTests
{
    private static readonly (string, string) Norway = ("X-Country", "NO");

    public static TheoryData<string, string> Kinds => new()
    {
        { "a route handler", "GET /handler" },
        { "a request delegate", "GET /delegate" },
        { "the attribute on a route handler", "GET /attributed" },
        { "a group", "GET /group/inner" },
        { "a short-circuited route", "GET /short" },
        { "a fallback", "GET /fallback/any" },
        { "a builder without Finally", "GET /add-only" },
        { "a health check", "GET /healthz" },
        { "a branch with routing of its own", "GET /branch/inner" },
        { "the attribute on an action", "GET /controller/stories" },
        { "the attribute on a controller", "GET /gated" },
        { "a conventional controller route", "GET /mapped/any" },
        { "the attribute on a page model", "GET /RequiredPage" },
        { "the attribute on a hub", "POST /hub/attributed/negotiate" },
        { "a hub", "POST /hub/mapped/negotiate" },
        { "a connection handler", "POST /connection/negotiate" },
        { "the attribute on a method of a gRPC service", "GRPC /feed/Read" },
        { "a route of YARP", "GET /proxied/any" },
        { "the attribute on a Blazor component", "GET /component" },
        { "the attribute by accessor on a Blazor component", "GET /component/typed" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_endpoint_is_hidden_from_users_without_the_flag(string kind, string request)
    {
        await using var application = await StartAsync(MapAll);

        Assert.True(await StatusAsync(application, request, Norway) is HttpStatusCode.OK, kind);
        Assert.True(await StatusAsync(application, request) is HttpStatusCode.NotFound, kind);
        application.Replace("\"description\": \"Short-lived", "\"enabled\": false, \"description\": \"Short-lived");
        Assert.True(await StatusAsync(application, request, Norway) is HttpStatusCode.NotFound, kind);
    }

    public static TheoryData<string, string> Builders => new()
    {
        { "MapControllers", "GET /gate/none" },
        { "MapControllers, WithMetadata", "GET /gate/none" },
        { "MapRazorPages", "GET /PlainPage" },
        { "MapRazorComponents", "GET /component/plain" },
        { "MapGrpcService", "GRPC /feed/Watch" },
        { "MapHealthChecks", "GET /healthz" },
        { "MapOpenRollout", "GET /rollout/status.json" },
    };

    [Theory]
    [MemberData(nameof(Builders))]
    public async Task Every_builder_of_many_endpoints_hides_all_of_them(string builder, string request)
    {
        await using var application = await StartAsync(app =>
        {
            app.UseAntiforgery();
            _ = builder switch
            {
                "MapControllers" => app.MapControllers().RequireFlag(Flags.Stories),
                "MapControllers, WithMetadata" => app.MapControllers().WithMetadata(new RequireFlagAttribute("stories")),
                "MapRazorPages" => app.MapRazorPages().RequireFlag(Flags.Stories),
                "MapRazorComponents" => app.MapRazorComponents<App>().RequireFlag(Flags.Stories),
                "MapGrpcService" => app.MapGrpcService<RequiredGrpcFeed>().RequireFlag(Flags.Stories),
                "MapHealthChecks" => app.MapHealthChecks("/healthz").RequireFlag(Flags.Stories),
                "MapOpenRollout" => (IEndpointConventionBuilder)app.MapOpenRollout().AllowAnonymous().RequireFlag(Flags.Stories),
                _ => throw new NotSupportedException(builder),
            };
        });

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(application, request, Norway));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(application, request));
    }

    [Theory]
    [InlineData("page")]
    [InlineData("controller")]
    public async Task A_fallback_that_would_not_be_hidden_keeps_the_application_from_starting(string kind)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(app =>
            (kind == "page" ? app.MapFallbackToPage("/PlainPage") : app.MapFallbackToController("Any", "Plain")).RequireFlag(Flags.Stories)));

        Assert.Contains("Apply [RequireFlag(\"stories\")] to the page model or the controller", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_attribute_on_a_method_of_a_hub_keeps_the_application_from_starting()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(app => app.MapHub<RequiredMethodHub>("/hub")));

        Assert.Contains("[RequireFlag] on 'RequiredMethodHub.Read' has no effect", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_routing_did_not_choose_stays_closed()
    {
        await using var application = await TestApplication.StartAsync(app =>
        {
            app.MapGet("/handler", () => "here").RequireFlag(Flags.Stories);
            app.Use((http, next) =>
            {
                http.SetEndpoint(http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.Single(endpoint => endpoint.DisplayName!.Contains("/handler", StringComparison.Ordinal)));
                return next(http);
            });
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => application.GetAsync("/other", Norway));
    }

    private static void MapAll(WebApplication app)
    {
        app.UseAntiforgery();
        app.MapGet("/handler", () => "here").RequireFlag(Flags.Stories);
        app.MapGet("/delegate", http => http.Response.WriteAsync("here")).RequireFlag(Flags.Stories);
        app.MapGet("/attributed", [RequireFlag("stories")] () => "here");
        app.MapGroup("/group").RequireFlag(Flags.Stories).MapGet("/inner", () => "here");
        app.MapGet("/short", () => "here").RequireFlag(Flags.Stories).ShortCircuit();
        app.MapFallback("/fallback/{**path}", () => "here").RequireFlag(Flags.Stories);
        new AddOnlyBuilder(app.MapGet("/add-only", () => "here")).RequireFlag(Flags.Stories);
        app.MapHealthChecks("/healthz").RequireFlag(Flags.Stories);
        app.Map("/branch", branch => branch.UseRouting().UseEndpoints(endpoints => endpoints.MapGet("/inner", () => "here").RequireFlag(Flags.Stories)));
        app.MapControllers();
        app.MapControllerRoute("mapped", "mapped/any", new { controller = "Plain", action = "Any" }).RequireFlag(Flags.Stories);
        app.MapRazorPages();
        app.MapHub<RequiredHub>("/hub/attributed");
        app.MapHub<PlainHub>("/hub/mapped").RequireFlag(Flags.Stories);
        app.MapConnectionHandler<EndingConnection>("/connection").RequireFlag(Flags.Stories);
        app.MapGrpcService<RequiredGrpcFeed>();
        app.MapReverseProxy(proxy => proxy.Run(http => http.Response.WriteAsync("here"))).RequireFlag(Flags.Stories);
        app.MapRazorComponents<App>();
    }

    private static Task<TestApplication> StartAsync(Action<WebApplication> configure) => TestApplication.StartAsync(configure, services =>
    {
        services.AddControllersWithViews().AddApplicationPart(typeof(EndpointKindTests).Assembly);
        services.AddRazorPages();
        services.AddRazorComponents();
        services.AddSignalR();
        services.AddGrpc();
        services.AddHealthChecks();
        services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "any", ClusterId = "any", Match = new RouteMatch { Path = "/proxied/{**path}" } }],
            [new ClusterConfig { ClusterId = "any", Destinations = new Dictionary<string, DestinationConfig> { ["any"] = new() { Address = "http://localhost" } } }]);
    });

    private static async Task<HttpStatusCode> StatusAsync(TestApplication application, string request, params (string, string)[] headers)
    {
        var (method, path) = (request.Split(' ')[0], request.Split(' ')[1]);
        using var client = application.Client;
        using var message = new HttpRequestMessage(method == "GET" ? HttpMethod.Get : HttpMethod.Post, path);
        if (method == "GRPC")
        {
            message.Version = HttpVersion.Version20;
            // An empty message: the compression flag and the length.
            message.Content = new ByteArrayContent(new byte[5]) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } };
        }

        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(message);
        return response.StatusCode;
    }

    private sealed class PlainHub : Hub;

    private sealed class EndingConnection : ConnectionHandler
    {
        public override Task OnConnectedAsync(ConnectionContext connection) => Task.CompletedTask;
    }
}
