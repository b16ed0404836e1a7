using System.Text;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.UserCode;

/// <summary>An application that blocks all pool threads while it starts.</summary>
[Collection(OneByOne.Name)]
public sealed class CrowdedThreadPoolTests
{
    [Fact]
    public async Task Evaluations_need_no_pool_thread_and_the_start_completes_when_one_is_free()
    {
        using var folder = new TemporaryFolder();
        using var release = new ManualResetEventSlim();
        var crowd = ThreadPool.ThreadCount + 2;
        var embedded = Encoding.UTF8.GetBytes(TestManifests.Of(("on", true), ("embedded", true)));
        var provider = new OpenRolloutProvider(new FileManifestSource(folder.Write("flags.json", TestManifests.On())), embedded);
        var start = TimeProvider.System.GetTimestamp();
        for (var blocked = 0; blocked < crowd; blocked++)
        {
            ThreadPool.QueueUserWorkItem(_ => release.Wait());
        }

        // On a separate thread, like the start-up of an application.
        var starting = Task.CompletedTask;
        Watch.Time(() =>
        {
            starting = provider.InitializeAsync(EvaluationContext.Empty);
            Assert.True(IsOn(provider, "on"));
            Assert.True(IsOn(provider, "embedded"));
            Assert.True(SpinWait.SpinUntil(() => starting.IsCompleted, Watch.Patience));
            Assert.False(IsOn(provider, "embedded"));
        });
        var waited = TimeProvider.System.GetElapsedTime(start);
        release.Set();
        await starting;
        await provider.ShutdownAsync();
        Figures.Note("23 a thread pool that is full at the start", $"{crowd:N0} blocked threads", $"the embedded manifest served at once, the file after {waited.TotalSeconds:N1} s, when the pool had grown");
    }

    private static bool IsOn(OpenRolloutProvider provider, string key)
        => provider.ResolveBooleanValueAsync(key, false) is { IsCompletedSuccessfully: true, Result.Value: true };
}
