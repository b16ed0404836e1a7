using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenFeature;
using OpenRollout.Accessors;

namespace OpenRollout.AspNetCore.Startup;

/// <summary>Logs a warning in a test server, such as that of <c>WebApplicationFactory</c>, if a test sets flags in a way that requests do not see.</summary>
internal sealed class TestServerCheck(IEnumerable<FlagSet> sets, ILogger<TestServerCheck> logger) : IStartupFilter
{
    /// <summary>The full name of the test server, which is in a package that this one does not reference.</summary>
    private const string TestServer = "Microsoft.AspNetCore.TestHost.TestServer";

    /// <summary>The name of <c>TestFlagProvider</c> in OpenFeature's metadata.</summary>
    private const string TestProvider = "OpenRollout.Testing";

    private int _hasWarnedOfOverrides;
    private int _hasWarnedOfApi;
    private int _hasWarnedOfBinding;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (app.ApplicationServices.GetService<IServer>()?.GetType().FullName == TestServer)
        {
            var api = app.ApplicationServices.GetService<Api>();
            app.Use(following => http =>
            {
                Check(api);
                return following(http);
            });
        }

        next(app);
    };

    private void Check(Api? api)
    {
        if (FlagOverrides.AnyElsewhere && Interlocked.Exchange(ref _hasWarnedOfOverrides, 1) == 0)
        {
            Log.OverridesAreNotSeen(logger);
        }

        if (api is not null && api != Api.Instance && Api.Instance.GetProvider().GetMetadata()?.Name == TestProvider && Interlocked.Exchange(ref _hasWarnedOfApi, 1) == 0)
        {
            Log.OtherApiIsSet(logger);
        }

        if (sets.Any(set => set.Binding.IsBound) && Interlocked.Exchange(ref _hasWarnedOfBinding, 1) == 0)
        {
            Log.FlagsAreBound(logger);
        }
    }
}
