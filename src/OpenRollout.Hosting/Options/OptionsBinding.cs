using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OpenRollout.Hosting;

/// <summary>Takes options from the configuration, before the application's code sets its own.</summary>
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
        options.Configured = new ConfiguredSource(section[nameof(options.ManifestPath)], section.GetValue<Uri>(nameof(options.ManifestUrl)));
        options.ManifestPath = options.Configured.Path ?? options.ManifestPath;
        options.ManifestUrl = options.Configured.Address ?? options.ManifestUrl;
        options.RequiredAtStart = section.GetValue(nameof(options.RequiredAtStart), options.RequiredAtStart);
        options.BindFlags = section.GetValue(nameof(options.BindFlags), options.BindFlags);
        section.GetSection(nameof(options.Http)).Bind(options.Http);
    }
}
