using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Isolated;

namespace OpenFeature.Standin.Tests;

public class ProviderStatusTests
{
    private readonly Api _api = OpenFeatureFactory.CreateIsolated();

    [Fact]
    public async Task A_provider_that_is_not_ready_is_not_asked()
    {
        var gate = new TaskCompletionSource();
        var provider = new TestProvider { Initialize = () => gate.Task };
        var setting = _api.SetProviderAsync(provider);
        var client = _api.GetClient();

        var early = await client.GetStringDetailsAsync("flag", "default");
        Assert.Equal(ProviderStatus.NotReady, client.ProviderStatus);
        Assert.Equal(("default", ErrorType.ProviderNotReady, Reason.Error), (early.Value, early.ErrorType, early.Reason));
        Assert.Equal(0, provider.Evaluations);

        gate.SetResult();
        await setting;
        Assert.Equal(ProviderStatus.Ready, client.ProviderStatus);
        Assert.Equal("provided", await client.GetStringValueAsync("flag", "default"));
    }

    [Fact]
    public async Task A_provider_that_failed_for_good_is_not_asked()
    {
        var provider = new TestProvider { Initialize = () => throw new ProviderFatalException("gone") };
        await _api.SetProviderAsync(provider);
        var client = _api.GetClient();

        var details = await client.GetStringDetailsAsync("flag", "default");

        Assert.Equal(ProviderStatus.Fatal, client.ProviderStatus);
        Assert.Equal(("default", ErrorType.ProviderFatal, Reason.Error), (details.Value, details.ErrorType, details.Reason));
        Assert.Equal(0, provider.Evaluations);
    }

    [Fact]
    public async Task Another_exception_with_the_code_of_a_fatal_one_is_an_error_like_any()
    {
        var provider = new TestProvider { Initialize = () => throw new FeatureProviderException(ErrorType.ProviderFatal, "gone") };
        await _api.SetProviderAsync(provider);

        Assert.Equal(ProviderStatus.Error, _api.GetClient().ProviderStatus);
        Assert.Equal("provided", await _api.GetClient().GetStringValueAsync("flag", "default"));
    }

    [Fact]
    public async Task Error_hooks_run_for_a_provider_that_is_not_asked()
    {
        List<string> log = [];
        var hook = new RecordingHook("hook", log);
        _api.AddHooks(hook);
        await _api.SetProviderAsync(new TestProvider { Initialize = () => throw new ProviderFatalException() });

        await _api.GetClient().GetBooleanValueAsync("flag", false);

        Assert.Equal(ErrorType.ProviderFatal, Assert.IsAssignableFrom<FeatureProviderException>(hook.SeenError).ErrorType);
        Assert.Equal(["error hook", "finally hook"], log.TakeLast(2));
    }

    [Fact]
    public async Task A_provider_that_failed_to_initialize_is_asked_all_the_same()
    {
        var provider = new TestProvider { Initialize = () => throw new InvalidOperationException("no network") };
        await _api.SetProviderAsync(provider);
        var client = _api.GetClient();

        Assert.Equal(ProviderStatus.Error, client.ProviderStatus);
        Assert.Equal("provided", await client.GetStringValueAsync("flag", "default"));
    }

    [Fact]
    public async Task Events_move_the_status()
    {
        var provider = new TestProvider();
        await _api.SetProviderAsync(provider);
        var client = _api.GetClient();

        foreach (var (type, error, status) in new[]
        {
            (ProviderEventTypes.ProviderStale, (ErrorType?)null, ProviderStatus.Stale),
            (ProviderEventTypes.ProviderReady, null, ProviderStatus.Ready),
            (ProviderEventTypes.ProviderError, ErrorType.General, ProviderStatus.Error),
            (ProviderEventTypes.ProviderError, ErrorType.ProviderFatal, ProviderStatus.Fatal),
        })
        {
            await provider.RaiseAsync(type, error);
            await Eventually.IsTrue(() => client.ProviderStatus == status);
        }
    }

    [Fact]
    public async Task A_stale_provider_is_asked()
    {
        var provider = new TestProvider();
        await _api.SetProviderAsync(provider);
        await provider.RaiseAsync(ProviderEventTypes.ProviderStale);
        await Eventually.IsTrue(() => _api.GetClient().ProviderStatus == ProviderStatus.Stale);

        Assert.True(await _api.GetClient().GetBooleanValueAsync("flag", false));
    }

    [Fact]
    public async Task Each_domain_has_the_status_of_its_provider()
    {
        await _api.SetProviderAsync(new TestProvider());
        await _api.SetProviderAsync("broken", new TestProvider { Initialize = () => throw new GeneralException() });

        Assert.Equal(ProviderStatus.Error, _api.GetClient("broken").ProviderStatus);
        Assert.Equal(ProviderStatus.Ready, _api.GetClient("other").ProviderStatus);
        Assert.Equal(ProviderStatus.Ready, _api.GetClient().ProviderStatus);
    }
}
