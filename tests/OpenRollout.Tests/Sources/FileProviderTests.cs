using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Tests.Sources;

/// <summary>Tests a provider with a file source and the system clock.</summary>
public sealed class FileProviderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_edit_is_served_an_invalid_one_is_not_and_its_correction_is()
    {
        var path = _folder.Write("flags.json", TestManifests.On());
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(OpenRolloutProvider.FromFile(path));
        var client = api.GetClient();
        Assert.True(await client.GetBooleanValueAsync("on", false));

        _folder.Write("flags.json", TestManifests.On(false));
        Assert.Equal(["on"], (await events.WaitForAsync(2)).FlagsChanged!);
        Assert.False(await client.GetBooleanValueAsync("on", true));

        _folder.Write("flags.json", TestManifests.Bad);
        var stale = await events.WaitForAsync(3);
        Assert.StartsWith($"{path}(2,", stale.Message, StringComparison.Ordinal);
        Assert.Equal(ProviderStatus.Stale, client.ProviderStatus);
        Assert.False(await client.GetBooleanValueAsync("on", true));

        _folder.Write("flags.json", TestManifests.On());
        await events.WaitForAsync(5);
        Assert.Equal(["Ready", "ConfigurationChanged", "Stale", "Ready", "ConfigurationChanged"], events.Types);
        Assert.True(await client.GetBooleanValueAsync("on", false));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_relative_path_is_resolved_when_the_source_is_created()
    {
        var path = Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.Write("flags.json", TestManifests.On()));

        var provider = await OpenRolloutProvider.LoadAsync(path);

        Assert.True((await provider.ResolveBooleanValueAsync("on", false)).Value);
        await provider.ShutdownAsync();
    }

    [Fact]
    public async Task Ten_thousand_flags_are_served()
    {
        var flags = Enumerable.Range(0, 10_000).Select(number => ($"group{number % 100}.flag-{number}", number % 2 == 0)).ToArray();
        var provider = await OpenRolloutProvider.LoadAsync(_folder.Write("flags.json", TestManifests.Of(flags).Replace("\n", "\r\n", StringComparison.Ordinal)));

        foreach (var (key, value) in flags)
        {
            Assert.Equal(value, (await provider.ResolveBooleanValueAsync(key, !value)).Value);
        }

        await provider.ShutdownAsync();
    }

    [Fact]
    public async Task Users_see_whole_manifests_while_the_file_is_written_over_and_over()
    {
        var path = _folder.Write("flags.json", TestManifests.Of(("a", true), ("b", true)));
        var time = new FakeClock();
        var provider = OpenRolloutProvider.FromFile(path, new OpenRolloutOptions { TimeProvider = time });
        await provider.InitializeAsync(EvaluationContext.Empty);
        using var stop = new CancellationTokenSource();
        var evaluating = Task.Run(() =>
        {
            // An evaluation never fails, in any state of the file.
            for (var count = 0L; ; count++)
            {
                Assert.Equal(ErrorType.None, provider.ResolveBooleanValueAsync("a", false).Result.ErrorType);
                if (stop.IsCancellationRequested)
                {
                    return count;
                }
            }
        });

        for (var round = 0; round < 100; round++)
        {
            using (var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
            {
                stream.Write("{ \"flags\": "u8);
                stream.Flush();
                await PollAsync(time);
            }

            File.WriteAllText(path, TestManifests.Of(("a", round % 2 == 0), ("b", round % 2 == 0), ($"longer-{round}", true)));
            await PollAsync(time);
            Assert.True((await provider.ResolveBooleanValueAsync($"longer-{round}", false)).Value);
        }

        await stop.CancelAsync();
        Assert.InRange(await evaluating, 1, long.MaxValue);
        await provider.ShutdownAsync();
    }

    private static async Task PollAsync(FakeClock time)
    {
        await Eventually.Is(() => time.Waiting == 1);
        time.Advance(FileManifestSource.Interval);
        await Eventually.Is(() => time.Waiting == 1);
    }
}
