using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenFeature;
using OpenFeature.Hosting;

namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>An application that is being made: a folder as its content root, a configuration, services. Gone with its test.</summary>
internal sealed class Application : IDisposable
{
    private readonly List<IHost> _hosts = [];

    public TemporaryFolder Folder { get; } = new();

    /// <summary>What <c>appsettings.json</c> would say.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>What the application logs.</summary>
    public LogRecord Log { get; } = new();

    /// <summary>Makes a host, as <c>Program.cs</c> would.</summary>
    public IHost Build(Action<OpenFeatureBuilder> openFeature, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = Folder.Path });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Log);
        // What comes before OpenFeature starts before it, if it does not see to it.
        services?.Invoke(builder.Services);
        builder.Services.AddOpenFeature(openFeature);
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

    /// <summary>Makes and starts a host that serves what a source gives.</summary>
    public Task<IHost> StartAsync(IManifestSource source, Action<IServiceCollection>? services = null)
        => StartAsync(builder => builder.AddOpenRolloutProvider(o => o.SourceFactory = _ => source), services);

    public void Dispose()
    {
        _hosts.ForEach(host => host.Dispose());
        Folder.Dispose();
    }
}
