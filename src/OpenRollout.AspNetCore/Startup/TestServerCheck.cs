using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenFeature;

namespace OpenRollout.AspNetCore.Startup;

/// <summary>Warns in a test server, which <c>WebApplicationFactory</c> uses, of flags that a test sets where no request sees them.</summary>
internal sealed class TestServerCheck(IEnumerable<FlagSet> sets, ILogger<TestServerCheck> logger) : IStartupFilter
{
    /// <summary>The full name of the server, which is in a package for tests.</summary>
    private const string TestServer = "Microsoft.AspNetCore.TestHost.TestServer";

    /// <summary>The name of TestFlagProvider in OpenFeature's metadata.</summary>
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
