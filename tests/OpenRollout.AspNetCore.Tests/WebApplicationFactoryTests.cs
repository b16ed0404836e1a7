#pragma warning disable OFISO001    // isolated APIs are experimental in OpenFeature
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using OpenFeature;
using OpenRollout.Testing;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>The ways in docs/testing.md to set flags for an application in WebApplicationFactory, including those that have no effect.</summary>
[Collection("process-wide flags")]
public sealed class WebApplicationFactoryTests
{
    [Fact]
    public async Task TestFlagProvider_sets_the_flags_of_the_application_and_can_be_changed()
    {
        var flags = new TestFlagProvider().Set(Flags.Stories, true).Set(Flags.Feed.PageSize, 50);
        await using var factory = new ShopFactory().WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<FeatureProvider>(flags)));
        using var client = factory.CreateClient();

        Assert.Equal("True True 50", await client.GetStringAsync("/feed"));
        Assert.Equal("here", await client.GetStringAsync("/stories"));

        flags.Set(Flags.Stories, false);
        Assert.Equal("False False 50", await client.GetStringAsync("/feed"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/stories")).StatusCode);
    }

    [Fact]
    public async Task Two_factories_have_independent_flags()
    {
        await using var on = WithFlags(new TestFlagProvider().Set(Flags.Stories, true));
        await using var off = WithFlags(new TestFlagProvider().Set(Flags.Stories, false));

        Assert.Equal("here", await on.CreateClient().GetStringAsync("/stories"));
        Assert.Equal(HttpStatusCode.NotFound, (await off.CreateClient().GetAsync("/stories")).StatusCode);
        Assert.Equal("here", await on.CreateClient().GetStringAsync("/stories"));
    }

    [Fact]
    public async Task A_setting_gives_the_application_another_manifest()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, """{ "flags": { "stories": { "flagType": "boolean", "defaultValue": true }, "feed.pageSize": { "flagType": "integer", "defaultValue": 7 } } }""");
        try
        {
            await using var factory = new ShopFactory().WithWebHostBuilder(builder => builder.UseSetting("OpenRollout:ManifestPath", path));

            Assert.Equal("True True 7", await factory.CreateClient().GetStringAsync("/feed"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task An_override_reaches_requests_where_the_server_keeps_the_execution_context()
    {
        using var logs = new LogRecorder();
        await using var factory = WithLogs(logs);
        using var client = factory.CreateClient();
        using var overriding = Flags.Stories.Override(true);

        Assert.Equal("False False 20", await client.GetStringAsync("/feed"));
        Assert.StartsWith("A test overrides flags, but requests do not see the overrides", Assert.Single(Warnings(logs)), StringComparison.Ordinal);
        factory.Server.PreserveExecutionContext = true;
        using var preserving = factory.CreateClient();
        Assert.Equal("True True 20", await preserving.GetStringAsync("/feed"));
        Assert.Equal("here", await preserving.GetStringAsync("/stories"));
    }

    [Fact]
    public async Task A_provider_may_be_set_for_the_containers_API_of_a_running_application()
    {
        await using var factory = new ShopFactory();

        await factory.Services.GetRequiredService<Api>().SetProviderAsync(new TestFlagProvider().Set(Flags.Stories, true));

        Assert.Equal("here", await factory.CreateClient().GetStringAsync("/stories"));
    }

    [Fact]
    public async Task A_second_provider_ends_the_start()
    {
        await using var factory = new ShopFactory().WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.AddOpenFeature(features => features.AddProvider(_ => new TestFlagProvider().Set(Flags.Stories, true)))));

        var exception = Assert.ThrowsAny<Exception>(factory.CreateClient);

        Assert.Contains("services.AddSingleton<FeatureProvider>(provider)", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_of_another_API_is_warned_of()
    {
        await Api.Instance.SetProviderAsync(new TestFlagProvider().Set(Flags.Stories, true));
        try
        {
            using var logs = new LogRecorder();
            await using var factory = WithLogs(logs);
            using var client = factory.CreateClient();

            Assert.Equal("False False 20", await client.GetStringAsync("/feed"));
            Assert.Equal("False False 20", await client.GetStringAsync("/feed"));

            Assert.StartsWith("TestFlagProvider is the provider of Api.Instance, but this application uses", Assert.Single(Warnings(logs)), StringComparison.Ordinal);
        }
        finally
        {
            await Api.Instance.ShutdownAsync();
        }
    }

    [Fact]
    public async Task Binding_flags_reaches_the_static_accessors_alone_and_is_warned_of()
    {
        using var logs = new LogRecorder();
        await using var factory = WithLogs(logs);
        using var client = factory.CreateClient();
        var other = OpenFeature.Isolated.OpenFeatureFactory.CreateIsolated();
        await other.SetProviderAsync(new TestFlagProvider().Set(Flags.Stories, true));

        using (Flags.Bind(other))
        {
            Assert.Equal("False True 20", await client.GetStringAsync("/feed"));
        }

        Assert.StartsWith("Flags.Bind has bound the static accessors to another OpenFeature API", Assert.Single(Warnings(logs)), StringComparison.Ordinal);

        await other.ShutdownAsync();
    }

    private static string[] Warnings(LogRecorder logs) => [.. logs.Ours.Where(entry => entry.Level >= LogLevel.Warning).Select(entry => entry.Text)];

    private static WebApplicationFactory<FlaggedController> WithLogs(LogRecorder logs) => new ShopFactory()
        .WithWebHostBuilder(builder => builder.ConfigureLogging(logging => logging.AddProvider(logs)));

    private static WebApplicationFactory<FlaggedController> WithFlags(TestFlagProvider flags) => new ShopFactory()
        .WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<FeatureProvider>(flags)));
}
