using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>Applications with snapshots: stories are on for users in Norway, and the page size is 50.</summary>
internal static class SnapshotHosts
{
    private static readonly byte[] Manifest =
        """
        { "context": { "country": { "type": "string" } }, "flags": {
          "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [{ "name": "s", "audiences": [{ "when": { "country": "NO" } }] }] } },
          "pageSize": { "flagType": "integer", "defaultValue": 50 } } }
        """u8.ToArray();

    /// <summary>Builds and starts a host whose static accessors are not bound by default.</summary>
    public static Task<IHost> StartWithFlagsAsync(
        this Application application, Action<SnapshotOptions<FlagContext>>? options = null, Action<IServiceCollection>? services = null, bool bindFlags = false)
        => application.StartAsync(
            features => features
                .AddOpenRolloutProvider(o =>
                {
                    o.EmbeddedManifest = new EmbeddedManifest(Manifest);
                    o.BindFlags = bindFlags;
                })
                .AddFlags(Flags.Set, options),
            services);
}
