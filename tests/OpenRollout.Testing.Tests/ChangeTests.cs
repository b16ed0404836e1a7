using OpenFeature.Constant;

namespace OpenRollout.Testing.Tests;

[Collection(nameof(Serial))]
public sealed class ChangeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Flags_change_while_they_are_served()
    {
        var flags = new TestFlagProvider();
        await using var bound = await BoundFlags.StartAsync(flags);
        Assert.False(Flags.Stories.IsEnabled());

        flags.Set(Flags.Stories, true);
        Assert.True(Flags.Stories.IsEnabled());

        flags.Reset(Flags.Stories);
        Assert.False(Flags.Stories.IsEnabled());
    }

    [Fact]
    public async Task Changes_raise_events_without_waiting_for_handlers()
    {
        var flags = new TestFlagProvider().Set(Flags.Feed.Title, "Before");
        await using var bound = await BoundFlags.StartAsync(flags);
        using var release = new ManualResetEventSlim();
        var isReleased = true;
        var told = new HashSet<string>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bound.Api.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, changes =>
        {
            isReleased &= release.Wait(Patience);
            told.UnionWith(changes!.FlagsChanged!);
            if (told.Count == 2)
            {
                all.TrySetResult();
            }
        });

        // Returns even though the handler of the first change is still blocked.
        for (var size = 0; size < 1000; size++)
        {
            flags.Set(Flags.Feed.PageSize, size).Set(Flags.Stories, size % 2 == 0);
        }

        release.Set();
        await all.Task.WaitAsync(Patience);
        Assert.True(isReleased);
        Assert.Equal(["feed.pageSize", "stories"], told.Order(StringComparer.Ordinal));
        Assert.Equal(999, Flags.Feed.PageSize.GetValue());
    }

    [Fact]
    public async Task Changes_from_many_threads_are_all_kept()
    {
        var flags = new TestFlagProvider();
        await using var bound = await BoundFlags.StartAsync(flags);

        await Parallel.ForAsync(0, 1000, (size, _) =>
        {
            flags.Set(Flags.Feed.PageSize, size);
            Assert.InRange(Flags.Feed.PageSize.GetValue(), 0, 999);
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public async Task A_change_after_shutdown_has_no_effect()
    {
        var flags = new TestFlagProvider();
        await (await BoundFlags.StartAsync(flags)).DisposeAsync();

        flags.Set(Flags.Stories, true).Set(Flags.Stories, false);
        Assert.False((await flags.ResolveBooleanValueAsync("stories", true)).Value);
    }
}
