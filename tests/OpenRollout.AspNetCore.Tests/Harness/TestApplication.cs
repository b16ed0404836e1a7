using System.Security.Claims;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using OpenFeature;

namespace OpenRollout.AspNetCore.Tests.Harness;

/// <summary>
/// An application as a user writes one, served in memory, or by Kestrel on a free local port. Headers of a request identify the
/// user: <c>X-User</c> is authenticated; <c>X-Country</c> and <c>X-Employee</c> are added to the context.
/// </summary>
internal sealed class TestApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly bool _onKestrel;

    private TestApplication(WebApplication application, bool onKestrel, LogRecorder logs)
    {
        _application = application;
        _onKestrel = onKestrel;
        Logs = logs;
    }

    public LogRecorder Logs { get; }

    public IServiceProvider Services => _application.Services;

    public OpenRolloutProvider Provider => Services.GetRequiredService<OpenRolloutProvider>();

    /// <summary>Gets a client without cookies and redirects.</summary>
    public HttpClient Client => _onKestrel
        ? new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(_application.Urls.Single()) }
        : new(_application.GetTestServer().CreateHandler()) { BaseAddress = new Uri("https://localhost") };

    /// <summary>Builds and starts an application.</summary>
    /// <param name="configure">Its endpoints and middlewares.</param>
    /// <param name="services">Further services; flags and authentication are already registered.</param>
    /// <param name="map">Returns the context of a request; null to use its headers.</param>
    /// <param name="onKestrel">Whether Kestrel serves the application, for behavior that the in-memory server does not have.</param>
    public static async Task<TestApplication> StartAsync(
        Action<WebApplication> configure, Action<IServiceCollection>? services = null, Func<HttpContext, FlagContext>? map = null, bool onKestrel = false)
    {
        var logs = new LogRecorder();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        _ = onKestrel ? builder.WebHost.UseUrls("http://127.0.0.1:0") : builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Services.AddAuthentication(UserHeader.Scheme).AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, UserHeader>(UserHeader.Scheme, null);
        builder.Services.AddAuthorization(options => options.AddPolicy("on-call", policy => policy.RequireRole("on-call")));
        builder.Services.AddOpenFeature(features => features
            .AddOpenRolloutProvider(options =>
            {
                options.EmbeddedManifest = Flags.EmbeddedManifest;
                options.BindFlags = false;
            })
            .AddFlags(Flags.Set, flags => flags.MapContext(map ?? FromHeaders)));
        services?.Invoke(builder.Services);
        var application = builder.Build();
        configure(application);
        try
        {
            await application.StartAsync();
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return new TestApplication(application, onKestrel, logs);
    }

    public static FlagContext FromHeaders(HttpContext http) => new()
    {
        TargetingKey = http.User.FindFirstValue("sub"),
        Country = http.Request.Headers["X-Country"].FirstOrDefault(),
        Employee = http.Request.Headers["X-Employee"] == "true",
    };

    /// <summary>Sends a request.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var client = Client;
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Opens a WebSocket.</summary>
    public Task<System.Net.WebSockets.WebSocket> ConnectAsync(string path, (string Name, string Value) header)
    {
        var client = _application.GetTestServer().CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers[header.Name] = header.Value;
        return client.ConnectAsync(new Uri("wss://localhost" + path), CancellationToken.None);
    }

    /// <summary>Creates a client of a hub that sends a header and uses the JSON protocol by default.</summary>
    public HubConnection CreateHubConnection(string path, (string Name, string Value) header, Action<IHubConnectionBuilder>? configure = null)
    {
        var builder = new HubConnectionBuilder().WithUrl("https://localhost" + path, options =>
        {
            options.SkipNegotiation = true;
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            options.WebSocketFactory = async (_, _) => await ConnectAsync(path, header);
        });
        configure?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>Sends a GET request and returns the body.</summary>
    public async Task<string> ReadAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(path, headers);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Reloads the embedded manifest with a change.</summary>
    public void Replace(string before, string after)
    {
        var manifest = System.Text.Encoding.UTF8.GetString(Flags.EmbeddedManifest);
        Assert.Contains(before, manifest, StringComparison.Ordinal);
        Assert.Empty(Provider.Update(manifest.Replace(before, after, StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
