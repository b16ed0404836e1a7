using OpenFeature;
using OpenFeature.Isolated;
using OpenFeature.Model;

namespace OpenRollout.Consumer.Tests;

public sealed class BindingTests
{
    private static readonly EvaluationContext Employee = EvaluationContext.Builder().Set("employee", true).Build();

    [Fact]
    public async Task Binding_ends_with_what_was_bound_before()
    {
        var (first, second) = (await StartAsync(), await StartAsync());
        second.SetContext(Employee);

        using (Flags.Bind(first))
        {
            using (Flags.Bind(second))
            {
                Assert.True(Flags.Stories.IsEnabled());
            }

            Assert.False(Flags.Stories.IsEnabled());
            Assert.Equal("DEFAULT", Flags.Stories.GetDetails().Reason);
        }

        // The binding has ended, and the process-wide API has no provider.
        Assert.NotEqual("DEFAULT", Flags.Stories.GetDetails().Reason);
        await first.ShutdownAsync();
        await second.ShutdownAsync();
    }

    [Fact]
    public async Task A_client_brings_its_context_and_its_hooks()
    {
        var api = await StartAsync();
        var client = api.GetClient(context: Employee);
        var hook = new CountingHook();
        client.AddHooks(hook);

        using (Flags.Bind(client))
        {
            Assert.True(Flags.Stories.IsEnabled());
            Assert.True(Flags.Stories.IsEnabled());
        }

        Assert.Equal(2, hook.Count);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_second_manifest_has_a_domain_of_its_own()
    {
        var api = OpenFeatureFactory.CreateIsolated();
        await api.SetProviderAsync(new OpenRolloutProvider(Flags.EmbeddedManifest));
        await api.SetProviderAsync("checkout", new OpenRolloutProvider(CheckoutFlags.EmbeddedManifest));
        using var flags = Flags.Bind(api);
        using var checkout = CheckoutFlags.Bind(api);

        Assert.True(CheckoutFlags.ExpressPay.IsEnabled(new CheckoutFlagContext { CartTotal = 100 }));
        Assert.True(CheckoutFlags.ExpressPay.IsEnabled(new CheckoutFlagContext { CartTotal = 100 }));
        Assert.False(CheckoutFlags.Snapshot(new CheckoutFlagContext { CartTotal = 99.5 }).ExpressPay);
        Assert.Equal(CheckoutButtonVariant.Buy, CheckoutFlags.Button.GetVariant());
        Assert.True(Flags.Stories.IsEnabled(new FlagContext { Employee = true }));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_manifest_can_be_given_names_and_a_domain()
    {
        var api = OpenFeatureFactory.CreateIsolated();
        await api.SetProviderAsync("shop-eu", new OpenRolloutProvider(Store.EmbeddedManifest));
        await api.SetProviderAsync("elsewhere", new OpenRolloutProvider("""{ "flags": { "open": { "flagType": "boolean", "defaultValue": false } } }"""u8));

        using (Store.Bind(api))
        {
            Assert.Equal("STATIC", Store.Open.GetDetails(new StoreContext { TargetingKey = "user-1" }).Reason);
            Assert.True(Store.Snapshot().Open);
        }

        using (Store.Bind(api, "elsewhere"))
        {
            Assert.False(Store.Open.IsEnabled());
        }

        await api.ShutdownAsync();
    }

    private static async Task<Api> StartAsync()
    {
        var api = OpenFeatureFactory.CreateIsolated();
        await api.SetProviderAsync(new OpenRolloutProvider(Flags.EmbeddedManifest));
        return api;
    }
}
