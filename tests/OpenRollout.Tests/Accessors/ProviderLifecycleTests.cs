using System.Text;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>Whether a provider is asked is what the SDK makes of it, whoever initialized it.</summary>
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
        // It could answer, but the SDK waits for the source.
        var setting = domain is null ? api.SetProviderAsync(provider) : api.SetProviderAsync(domain, provider);
        await AssertAlikeAsync(ErrorType.ProviderNotReady, false);

        source.Give(TestManifests.On());
        await setting;
        await AssertAlikeAsync(ErrorType.None, true);

        // The SDK hears nothing of this, and goes on asking.
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
