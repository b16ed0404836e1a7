using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using OpenRollout.AspNetCore.Tests.Endpoints.Components;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>Blazor components in a circuit on the server, while their page is open.</summary>
public sealed class CircuitTests
{
    private static readonly (string, string) Norway = ("X-Country", "NO");

    [Fact]
    public async Task A_circuit_sees_a_change_in_the_snapshot_it_was_given_when_it_opened()
    {
        await using var application = await StartAsync();
        var sightings = application.Services.GetRequiredService<Sightings>();
        await using var connection = await OpenAsync(application);
        Assert.Equal("start: grid grid grid", await sightings.NextAsync());

        application.Replace("\"country\": \"NO\"", "\"country\": \"SE\"");

        sightings.Pulse.Step();
        Assert.Equal("background: list list list", await sightings.NextAsync());
        await connection.InvokeAsync("OnLocationChanged", "https://localhost/circuit?again", null, false);
        Assert.Equal("interaction: list list list", await sightings.NextAsync());
    }

    [Fact]
    public async Task A_circuit_keeps_its_user_when_its_connection_is_gone()
    {
        await using var application = await StartAsync();
        var sightings = application.Services.GetRequiredService<Sightings>();
        var connection = await OpenAsync(application);
        Assert.Equal("start: grid grid grid", await sightings.NextAsync());

        await connection.DisposeAsync();

        sightings.Pulse.Step();
        Assert.Equal("background: grid grid grid", await sightings.NextAsync());
    }

    /// <summary>Opens the page as a browser does: it starts the circuit with the components, which are in comments of the page.</summary>
    private static async Task<HubConnection> OpenAsync(TestApplication application)
    {
        var page = await application.ReadAsync("/circuit", Norway);
        var component = Regex.Match(page, "<!--Blazor:(\\{\"type\":\"server\".*?\\})-->").Groups[1].Value;
        Assert.NotEmpty(component);
        var connection = application.CreateHubConnection("/_blazor", Norway, builder => builder.Services.AddSingleton<Microsoft.AspNetCore.SignalR.Protocol.IHubProtocol, BlazorProtocol>());
        await connection.StartAsync();
        Assert.NotEmpty(await connection.InvokeAsync<string>("StartCircuit", "https://localhost/", "https://localhost/circuit", $"[{component}]", ""));
        return connection;
    }

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(
        app =>
        {
            app.UseAntiforgery();
            app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        },
        services =>
        {
            services.AddRazorComponents().AddInteractiveServerComponents();
            services.AddSingleton<Sightings>();
        });
}
