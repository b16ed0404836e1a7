using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenFeature;
using OpenFeature.Hosting;
using OpenRollout.Tests.Support;

namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>An application that is being made: a folder as its content root, a configuration, services.</summary>
internal sealed class Application : IDisposable
{
    private readonly List<IHost> _hosts = [];

    public TemporaryFolder Folder { get; } = new();

    /// <summary>What <c>appsettings.json</c> would say.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Makes a host, as <c>Program.cs</c> would.</summary>
    public IHost Build(Action<OpenFeatureBuilder> openFeature, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = Folder.Path });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.AddOpenFeature(openFeature);
        services?.Invoke(builder.Services);
        var host = builder.Build();
        _hosts.Add(host);
        return host;
    }

    /// <summary>Makes and starts a host.</summary>
    public async Task<IHost> StartAsync(Action<OpenFeatureBuilder> openFeature, Action<IServiceCollection>? services = null)
    {
        var host = Build(openFeature, services);
        await host.StartAsync();
        return host;
    }

    public void Dispose()
    {
        _hosts.ForEach(host => host.Dispose());
        Folder.Dispose();
    }
}
