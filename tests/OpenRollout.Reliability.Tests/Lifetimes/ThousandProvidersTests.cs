using System.Runtime.CompilerServices;
using System.Text;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Lifetimes;

/// <summary>Providers that are created and shut down leave no resources.</summary>
[Collection(OneByOne.Name)]
public sealed class ThousandProvidersTests : AsyncDisposableTests
{
    private readonly LoopbackServer _server = new();
    private readonly TemporaryFolder _folder = new();

    public ThousandProvidersTests()
    {
        _server.Serve("flags.json", TestManifests.On());
        _folder.Write("flags.json", TestManifests.On());
    }

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("file")]
    [InlineData("HTTP")]
    [InlineData("HTTP, own client")]
    [InlineData("HTTP, server down")]
    public async Task No_resources_remain(string kind)
    {
        using var shared = new HttpClient(HttpManifestSource.CreateHandler());
        await UseAsync(() => Make(kind, shared), 10);
        var before = Holdings.Now();
        var count = Effort.Of(60, 1_000);
        var alive = await UseAsync(() => Make(kind, shared), count);

        var after = before;
        // Pools release their threads slowly. A leak would grow with the number of providers.
        await Eventually.Is(
            () =>
            {
                after = Holdings.Now();
                return after.Timers <= before.Timers && after.Handles <= before.Handles + 5 && after.Threads <= before.Threads + 10 && !alive.Any(provider => provider.IsAlive);
            },
            $"as few of each as {before}, none alive");
        Figures.Note($"09 providers created and shut down, {kind}", $"{count:N0}", $"0 alive; timers {before.Timers:N0} → {after.Timers:N0}, threads {before.Threads:N0} → {after.Threads:N0}, handles {before.Handles:N0} → {after.Handles:N0}");
    }

    private OpenRolloutProvider Make(string kind, HttpClient shared) => kind switch
    {
        "embedded" => new OpenRolloutProvider(Encoding.UTF8.GetBytes(TestManifests.On())),
        "file" => OpenRolloutProvider.FromFile(_folder["flags.json"]),
        "HTTP" => new OpenRolloutProvider(new HttpManifestSource(_server["flags.json"], new HttpManifestOptions { CreateClient = () => shared })),
        "HTTP, own client" => new OpenRolloutProvider(new HttpManifestSource(_server["flags.json"], new HttpManifestOptions { CacheFolder = _folder["cache"] })),
        _ => new OpenRolloutProvider(new HttpManifestSource("http://127.0.0.1:9/flags.json")),
    };

    private static async Task<IReadOnlyList<WeakReference>> UseAsync(Func<OpenRolloutProvider> make, int count)
    {
        var references = new List<WeakReference>();
        for (var number = 0; number < count; number++)
        {
            references.Add(await UseAsync(make(), number));
        }

        return references;
    }

    /// <summary>Shuts a provider down in one of three ways, in turn: directly, by replacing it, or with the API.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAsync(OpenRolloutProvider provider, int number)
    {
        if (number % 3 == 0)
        {
            await Record.ExceptionAsync(() => provider.InitializeAsync(EvaluationContext.Empty));
            await AskAsync(provider);
            await provider.ShutdownAsync();
            return new WeakReference(provider);
        }

        var api = await OpenFeatureApi.WithAsync(provider);
        using (var binding = new FlagBinding().Bind(api))
        {
            await AskAsync(provider);
            provider.Update(TestManifests.On(false));
        }

        if (number % 3 == 1)
        {
            await api.SetProviderAsync(new OpenRolloutProvider("""{ "flags": {} }"""u8));
        }

        await api.ShutdownAsync();
        return new WeakReference(provider);
    }

    private static async Task AskAsync(FeatureProvider provider) => await provider.ResolveBooleanValueAsync("on", false, EvaluationContext.Empty);
}
