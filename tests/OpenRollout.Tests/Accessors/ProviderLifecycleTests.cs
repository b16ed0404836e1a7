using System.Text;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that the SDK's provider status decides whether a provider is called, even if the application initialized the provider itself.</summary>
public sealed class ProviderLifecycleTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("checkout")]
    public async Task A_provider_that_the_application_initialized_is_asked_when_the_SDK_has_done_so_too(string? domain)
    {
        var source = new ScriptedSource();
        var provider = new OpenRolloutProvider(source, Encoding.UTF8.GetBytes(TestManifests.On()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.InitializeAsync(EvaluationContext.Empty, new CancellationToken(true)));

        var api = OpenFeatureApi.Create();
        var client = api.GetClient(domain);
        var binding = new FlagBinding(api, domain);
        var on = new BooleanFlag(binding, "on", false);
        // The provider could evaluate, but the SDK waits for the source.
        var setting = domain is null ? api.SetProviderAsync(provider) : api.SetProviderAsync(domain, provider);
        await AssertAlikeAsync(ErrorType.ProviderNotReady, false);

        source.Give(TestManifests.On());
        await setting;
        await AssertAlikeAsync(ErrorType.None, true);

        // The SDK does not notice this call and keeps using the provider.
        await provider.InitializeAsync(EvaluationContext.Empty);
        await AssertAlikeAsync(ErrorType.None, true);

        await api.ShutdownAsync();
        Assert.Equal((await client.GetBooleanDetailsAsync("on", false)).Reason, on.GetDetails().Reason);

        async Task AssertAlikeAsync(ErrorType error, bool value)
        {
            var told = await client.GetBooleanDetailsAsync("on", false);
            Assert.Equal((error, value), (told.ErrorType, told.Value));
            foreach (var given in new[] { on.GetDetails(), FlagSnapshot.Take(binding).GetDetails(on), on.GetDetails() })
            {
                Assert.Equal((error, value, told.Reason, told.ErrorMessage), (given.ErrorType, given.Value, given.Reason, given.ErrorMessage));
            }
        }
    }
}
