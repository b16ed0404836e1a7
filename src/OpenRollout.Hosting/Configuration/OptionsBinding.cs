using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OpenRollout.Hosting.Configuration;

/// <summary>Binds options to the configuration, before the application's code sets options.</summary>
internal sealed class OptionsBinding(IConfiguration? configuration = null) : IConfigureNamedOptions<OpenRolloutHostingOptions>
{
    public void Configure(OpenRolloutHostingOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, OpenRolloutHostingOptions options)
    {
        if (configuration is null)
        {
            return;
        }

        var section = configuration.GetSection(OptionsPath.SectionOf(name));
        options.ManifestUrl = section.GetValue(nameof(options.ManifestUrl), options.ManifestUrl);
        options.Configured = new ConfiguredSource(
            section[nameof(options.ManifestPath)],
            section[nameof(options.OverlayPath)],
            section[nameof(options.ManifestUrl)] is { Length: > 0 } ? options.ManifestUrl : null);
        options.ManifestPath = options.Configured.Path ?? options.ManifestPath;
        options.OverlayPath = options.Configured.OverlayPath ?? options.OverlayPath;
        options.Environment = section[nameof(options.Environment)] ?? options.Environment;
        options.DecisionStore = section[nameof(options.DecisionStore)] is { Length: > 0 } folder ? folder : options.DecisionStore;
        options.RequiredAtStart = section.GetValue(nameof(options.RequiredAtStart), options.RequiredAtStart);
        options.BindFlags = section.GetValue(nameof(options.BindFlags), options.BindFlags);
        section.GetSection(nameof(options.Http)).Bind(options.Http);
        section.GetSection(nameof(options.Guardrails)).Bind(options.Guardrails);
    }
}
