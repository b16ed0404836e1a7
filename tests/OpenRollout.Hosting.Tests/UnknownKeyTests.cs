using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenFeature.Hosting;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>An unknown key in the configuration fails the start of the host.</summary>
public sealed class UnknownKeyTests : IDisposable
{
    private readonly Application _application = new();

    public UnknownKeyTests() => _application.Settings["OpenRollout:RequiredAtStart"] = "None";

    public void Dispose() => _application.Dispose();

    [Theory]
    [InlineData("ManifestPth", "unknown option 'OpenRollout:ManifestPth'; did you mean 'ManifestPath'?")]
    [InlineData("http:PublicKy", "unknown option 'OpenRollout:http:PublicKy'; did you mean 'PublicKey'?")]
    [InlineData("Polling", "unknown option 'OpenRollout:Polling'; valid options are ManifestPath, OverlayPath, ManifestUrl, Http, Environment, DecisionStore, Guardrails, RequiredAtStart, BindFlags, Domains.")]
    [InlineData("Provider:FlagSetId", "OpenRollout:Provider cannot be set in the configuration; set it in code.")]
    [InlineData("Http:CreateClient", "OpenRollout:Http:CreateClient cannot be set in the configuration; set it in code.")]
    [InlineData("Http:Timeout:Seconds", "unknown option 'OpenRollout:Http:Timeout:Seconds': OpenRollout:Http:Timeout is a single value.")]
    [InlineData("Domains:checkout:BindFlag", "unknown option 'OpenRollout:Domains:checkout:BindFlag'; did you mean 'BindFlags'?")]
    [InlineData("Domains:checkout:Http:Jiter", "unknown option 'OpenRollout:Domains:checkout:Http:Jiter'; did you mean 'Jitter'?")]
    [InlineData("checkout:ManifestPath", "unknown option 'OpenRollout:checkout': the options of the domain are in OpenRollout:Domains:checkout.")]
    public async Task It_is_reported_with_a_suggestion(string key, string failure)
    {
        _application.Settings[$"OpenRollout:{key}"] = "secret";

        foreach (var add in new Action<OpenFeatureBuilder>[] { AddBoth, builder => AddCheckout(builder) })
        {
            var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => _application.StartAsync(add));

            Assert.Equal([failure], exception.Failures);
        }
    }

    [Fact]
    public async Task All_unknown_keys_are_reported_together()
    {
        _application.Settings["OpenRollout:One"] = "1";
        _application.Settings["OpenRollout:Http:Two"] = "2";

        Assert.Equal(2, (await Assert.ThrowsAsync<OptionsValidationException>(() => _application.StartAsync(AddBoth))).Failures.Count());
    }

    [Fact]
    public async Task Keys_that_the_application_chooses_may_be_any_and_case_does_not_count()
    {
        _application.Settings["OpenRollout:Http:Headers:X-Whatever"] = "1";
        _application.Settings["OpenRollout:Http:AllowedHosts:0"] = "mirror.example.com";
        _application.Settings["openrollout:bindflags"] = "false";
        _application.Settings["OpenRollout:domains:CHECKOUT:HTTP:jitter"] = "0.5";
        _application.Settings["Other:ManifestPth"] = "1";

        var host = await _application.StartAsync(AddBoth);

        Assert.Equal(0.5, host.Services.GetRequiredService<IOptionsMonitor<OpenRolloutHostingOptions>>().Get("checkout").Http.Jitter);
        Assert.DoesNotContain(_application.Log.OfOpenRollout, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chekout", "Warning: OpenRollout:Domains:chekout is ignored, because no provider was added for that domain; did you mean 'checkout'?")]
    [InlineData("search", "Warning: OpenRollout:Domains:search is ignored, because no provider was added for that domain")]
    public async Task A_domain_without_a_provider_is_warned_of_as_applications_may_share_a_configuration(string domain, string warning)
    {
        _application.Settings[$"OpenRollout:Domains:{domain}:ManifestPath"] = "/flags.json";
        _application.Settings[$"OpenRollout:Domains:{domain}:Http:Jitter"] = "0.5";

        await _application.StartAsync(AddBoth);

        Assert.Single(_application.Log.OfOpenRollout, line => line == warning);
    }

    [Theory]
    [InlineData("Http")]
    [InlineData("Domains")]
    [InlineData("ManifestPath")]
    public void A_domain_may_have_the_name_of_an_option(string domain)
    {
        _application.Settings["OpenRollout:Http:Jitter"] = "0.25";
        _application.Settings[$"OpenRollout:Domains:{domain}:ManifestPath"] = "/domain.json";
        _application.Settings[$"OpenRollout:Domains:{domain}:Http:Jitter"] = "0.75";

        var host = _application.Build(builder => builder
            .AddOpenRolloutProvider(o => o.ManifestPath = "/default.json")
            .AddOpenRolloutProvider(domain)
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => null));
        var options = host.Services.GetRequiredService<IOptionsMonitor<OpenRolloutHostingOptions>>();

        Assert.Equal(("/default.json", 0.25), (options.Get("").ManifestPath, options.Get("").Http.Jitter));
        Assert.Equal(("/domain.json", 0.75), (options.Get(domain).ManifestPath, options.Get(domain).Http.Jitter));
    }

    private static void AddBoth(OpenFeatureBuilder builder) => AddCheckout(builder.AddOpenRolloutProvider(o => o.EmbeddedManifest = Flags.EmbeddedManifest))
        .AddPolicyName(policy => policy.DefaultNameSelector = _ => null);

    private static OpenFeatureBuilder AddCheckout(OpenFeatureBuilder builder) => builder.AddOpenRolloutProvider("checkout", o => o.EmbeddedManifest = Flags.EmbeddedManifest);
}
