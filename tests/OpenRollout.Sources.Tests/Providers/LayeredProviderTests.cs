using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Sources.Tests.Providers;

/// <summary>Providers that read a manifest for an environment.</summary>
public sealed class LayeredProviderTests : AsyncDisposableTests
{
    private static readonly byte[] Manifest = Encoding.UTF8.GetBytes(TestPairs.Manifest());
    private static readonly byte[] Overlay = Encoding.UTF8.GetBytes(TestPairs.Overlay());

    private readonly TemporaryFolder _folder = new();

    private static ManifestLayers Pair => new(Manifest, TestPairs.Environment, Overlay);

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    [Fact]
    public async Task A_pair_in_memory_is_served()
    {
        Assert.False(await IsOnAsync(new OpenRolloutProvider(Pair)));
        Assert.True(await IsOnAsync(new OpenRolloutProvider(Manifest)));
    }

    [Fact]
    public void The_version_of_a_manifest_alone_is_the_hash_of_its_bytes_with_or_without_an_environment()
    {
        var expected = Convert.ToHexString(SHA256.HashData(Manifest))[..12].ToLowerInvariant();

        Assert.Equal(expected, LoadedManifest.Read(Manifest).Version);
        Assert.Equal(expected, LoadedManifest.Read(new ManifestLayers(Manifest)).Version);
        Assert.Equal(expected, LoadedManifest.Read(new ManifestLayers(Manifest, "Development")).Version);
    }

    [Fact]
    public void The_version_of_a_pair_is_a_hash_of_both_texts_after_their_lengths()
    {
        byte[] content = [.. LengthOf(Manifest), .. Manifest, .. LengthOf(Overlay), .. Overlay];

        Assert.Equal(Convert.ToHexString(SHA256.HashData(content))[..12].ToLowerInvariant(), LoadedManifest.Read(Pair).Version);
    }

    [Fact]
    public async Task An_update_replaces_the_pair_and_names_the_flags_that_evaluate_differently()
    {
        var provider = new OpenRolloutProvider(Pair);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(provider);

        var enabled = """{ "flags": { "on": { "enabled": true, "reason": "the queue is fixed" } } }"""u8;
        Assert.Empty(provider.Update(new ManifestLayers(Manifest, "Production", enabled)));

        Assert.Equal(["on"], (await events.WaitForAsync(2)).FlagsChanged!);
        Assert.True(await api.GetClient().GetBooleanValueAsync("on", false));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task An_update_of_texts_alone_changes_no_flag()
    {
        var provider = new OpenRolloutProvider(Pair);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(provider);

        provider.Update(new ManifestLayers(Manifest, "Production", Encoding.UTF8.GetBytes(TestPairs.Overlay("another reason"))));
        provider.Update(new ManifestLayers(Manifest, "Production", """{ "flags": { "on": { "enabled": true } } }"""u8));

        await events.WaitForAsync(2);
        Assert.Equal(["on"], events.All.SelectMany(payload => payload.FlagsChanged ?? []));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task An_update_with_the_manifest_alone_is_refused_if_it_lists_the_providers_environment()
    {
        var provider = new OpenRolloutProvider(Pair);

        Assert.Contains(provider.Update(Manifest), problem => problem.IsError);
        Assert.False(await IsOnAsync(provider));
        Assert.Empty(provider.Update(TestPairs.Manifest("m2", "\"Staging\"")));
        Assert.True(await IsOnAsync(provider));
    }

    [Fact]
    public async Task An_embedded_manifest_that_lists_the_sources_environment_is_served_with_its_overlay_only()
    {
        var source = new FileManifestSource(_folder["flags.json"], "Production");

        Assert.Equal("ROLL1013", new OpenRolloutProvider(source, Manifest).Problems[0].Id);
        var provider = new OpenRolloutProvider(source, Pair);
        Assert.Empty(provider.Problems);
        Assert.False(await IsOnAsync(provider));
    }

    [Fact]
    public async Task Texts_without_an_environment_are_read_for_the_providers_and_those_for_another_are_refused()
    {
        var source = new FileManifestSource(_folder["flags.json"], "Production");

        Assert.Equal("ROLL1013", new OpenRolloutProvider(source, new ManifestLayers(Manifest)).Problems[0].Id);
        Assert.Throws<ArgumentException>(() => new OpenRolloutProvider(source, new ManifestLayers(Manifest, "Staging", Overlay)));
        Assert.Empty(new OpenRolloutProvider(source, new ManifestLayers(Manifest, "production", Overlay)).Problems);

        var provider = new OpenRolloutProvider(Pair);
        Assert.Equal("ROLL1013", provider.Update(new ManifestLayers(Manifest))[0].Id);
        Assert.Throws<ArgumentException>(() => provider.Update(new ManifestLayers(Manifest, "Staging")));
        Assert.Throws<ArgumentNullException>(() => provider.Update((ManifestLayers)null!));
        Assert.False(await IsOnAsync(provider));
    }

    [Fact]
    public async Task An_embedded_manifest_that_does_not_list_the_sources_environment_is_served_alone()
        => Assert.True(await IsOnAsync(new OpenRolloutProvider(new FileManifestSource(_folder["flags.json"], "Development"), Manifest)));

    [Fact]
    public async Task A_provider_for_files_follows_both()
    {
        _folder.Write("flags.json", TestPairs.Manifest());
        _folder.Write("flags.Production.json", TestPairs.Overlay());
        var time = new FakeClock();
        var provider = await OpenRolloutProvider.LoadAsync(_folder["flags.json"], "Production", new OpenRolloutOptions { TimeProvider = time });
        var alone = await OpenRolloutProvider.LoadAsync(_folder["flags.json"], "Development");

        Assert.False(await IsOnAsync(provider));
        Assert.True(await IsOnAsync(alone));
        File.Delete(_folder["flags.Production.json"]);
        for (var poll = 0; poll < FileFollowing.PollsForContent; poll++)
        {
            await Eventually.Is(() => time.Waiting == 1);
            time.Advance(FileManifestSource.Interval);
        }

        await Eventually.Is(() => provider.Status.Problem is not null);
        Assert.False(await IsOnAsync(provider));
        await provider.ShutdownAsync();
        await alone.ShutdownAsync();
    }

    [Theory]
    [InlineData("Prodution", "Production")]
    [InlineData("Development", null)]
    public void An_environment_that_is_not_listed_is_noted_with_the_nearest_name(string environment, string? nearest)
    {
        var unlisted = LoadedManifest.Read(new ManifestLayers(Manifest, environment)).UnlistedEnvironment!;

        Assert.Equal((environment, nearest), (unlisted.Name, unlisted.Nearest));
        Assert.Equal(["Staging", "Production"], unlisted.Listed);
    }

    [Fact]
    public void Nothing_is_noted_for_a_listed_environment_or_for_a_manifest_without_environments()
    {
        Assert.Null(LoadedManifest.Read(Pair).UnlistedEnvironment);
        Assert.Null(LoadedManifest.Read(Manifest).UnlistedEnvironment);
        Assert.Null(LoadedManifest.Read(new ManifestLayers(Encoding.UTF8.GetBytes(TestManifests.On()), "Production")).UnlistedEnvironment);
    }

    [Fact]
    public void Files_of_keys_of_a_pair_without_a_folder_are_reported_and_their_segments_are_empty()
    {
        var overlay = Encoding.UTF8.GetBytes(TestPairs.Overlay(segments: "\"alpha\": { \"keysFrom\": \"alpha.txt\" }"));

        Assert.Equal("ROLL1008", Assert.Single(LoadedManifest.Read(new ManifestLayers(Manifest, "Production", overlay)).Problems).Id);
        Assert.Empty(LoadedManifest.Read(new ManifestLayers(Manifest, "Production", overlay), _ => "ada\n"u8.ToArray()).Problems);
    }

    private static byte[] LengthOf(byte[] text)
    {
        var length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return length;
    }

    private static async Task<bool> IsOnAsync(OpenRolloutProvider provider) => (await provider.ResolveBooleanValueAsync("on", false)).Value;
}
