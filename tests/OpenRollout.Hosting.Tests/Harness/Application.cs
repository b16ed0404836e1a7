using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenFeature;
using OpenFeature.Hosting;

namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>Builds an application with a temporary content root, a configuration and services. Disposed with its test.</summary>
internal sealed class Application : IDisposable
{
    private readonly List<IHost> _hosts = [];

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Gets the configuration, as <c>appsettings.json</c> would provide it.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Gets the log of the application.</summary>
    public LogRecord Log { get; } = new();

    /// <summary>Builds a host, as <c>Program.cs</c> would.</summary>
    public IHost Build(Action<OpenFeatureBuilder> openFeature, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = Folder.Path });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Log);
        // Registered before OpenFeature, so it would start first by default.
        services?.Invoke(builder.Services);
        builder.Services.AddOpenFeature(openFeature);
        var host = builder.Build();
        _hosts.Add(host);
        return host;
    }

    /// <summary>Builds and starts a host.</summary>
    public async Task<IHost> StartAsync(Action<OpenFeatureBuilder> openFeature, Action<IServiceCollection>? services = null)
    {
        var host = Build(openFeature, services);
        await host.StartAsync();
        return host;
    }

    /// <summary>Builds and starts a host that serves the manifests of a source.</summary>
    public Task<IHost> StartAsync(IManifestSource source, Action<IServiceCollection>? services = null)
        => StartAsync(builder => builder.AddOpenRolloutProvider(o => o.SourceFactory = _ => source), services);

    public void Dispose()
    {
        _hosts.ForEach(host => host.Dispose());
        Folder.Dispose();
    }
}
