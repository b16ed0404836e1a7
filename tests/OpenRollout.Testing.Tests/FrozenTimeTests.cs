namespace OpenRollout.Testing.Tests;

[Collection(nameof(Serial))]
public sealed class FrozenTimeTests
{
    private static readonly DateTimeOffset NewYear = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_schedule_goes_by_it_forth_and_back()
    {
        var time = new FrozenTime(NewYear.AddTicks(-1));
        await using var bound = await StartAsync(time);
        var user = new FlagContext { TargetingKey = "user-1" };

        Assert.False(Flags.Composer.IsEnabled(user));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.True(Flags.Composer.IsEnabled(user));
        time.SetUtcNow(NewYear.AddDays(-1));
        Assert.False(Flags.Composer.IsEnabled(user));
    }

    [Fact]
    public async Task A_ramp_takes_more_users_in_as_it_advances()
    {
        var time = new FrozenTime(NewYear);
        await using var bound = await StartAsync(time);

        Assert.Equal(0, CountUsers());
        time.Advance(TimeSpan.FromDays(5));
        var half = CountUsers();
        Assert.InRange(half, 400, 600);
        Assert.Equal(half, CountUsers());
        time.Advance(TimeSpan.FromDays(5));
        Assert.Equal(1000, CountUsers());
    }

    [Fact]
    public void It_stands_still_in_UTC_until_it_is_moved()
    {
        var time = new FrozenTime(new DateTimeOffset(2027, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)));
        var started = time.GetTimestamp();

        Assert.Equal((NewYear, TimeSpan.Zero), (time.GetUtcNow(), time.GetUtcNow().Offset));
        Assert.Equal(NewYear, time.GetLocalNow());
        Assert.Equal(TimeSpan.Zero, time.GetElapsedTime(started));
        time.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(TimeSpan.FromMinutes(90), time.GetElapsedTime(started));
    }

    [Fact]
    public void Moves_of_many_threads_add_up()
    {
        var time = new FrozenTime(NewYear);

        Parallel.For(0, 1000, _ => time.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal(NewYear.AddSeconds(1000), time.GetUtcNow());
    }

    [Fact]
    public void A_move_beyond_all_times_leaves_it_as_it_is()
    {
        var time = new FrozenTime(NewYear);

        Assert.Throws<ArgumentOutOfRangeException>(() => time.Advance(TimeSpan.MaxValue));
        Assert.Equal(NewYear, time.GetUtcNow());
    }

    private static Task<BoundFlags> StartAsync(FrozenTime time)
        => BoundFlags.StartAsync(new OpenRolloutProvider(Flags.EmbeddedManifest, new OpenRolloutOptions { TimeProvider = time }));

    private static int CountUsers()
        => Enumerable.Range(0, 1000).Count(user => Flags.Search.IsEnabled(new FlagContext { TargetingKey = $"user-{user}" }));
}
