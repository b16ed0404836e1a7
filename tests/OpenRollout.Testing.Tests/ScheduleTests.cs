using Microsoft.Extensions.Time.Testing;

namespace OpenRollout.Testing.Tests;

[Collection(nameof(Serial))]
public sealed class ScheduleTests
{
    private static readonly DateTimeOffset NewYear = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_schedule_follows_the_clock_in_both_directions()
    {
        var time = new FakeTimeProvider(NewYear.AddTicks(-1));
        await using var bound = await StartAsync(time);
        var user = new FlagContext { TargetingKey = "user-1" };

        Assert.False(Flags.Composer.IsEnabled(user));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.True(Flags.Composer.IsEnabled(user));
        time.AdjustTime(NewYear.AddDays(-1));
        Assert.False(Flags.Composer.IsEnabled(user));
    }

    [Fact]
    public async Task A_ramp_takes_more_users_in_as_the_clock_advances()
    {
        var time = new FakeTimeProvider(NewYear);
        await using var bound = await StartAsync(time);

        Assert.Equal(0, CountUsers());
        time.Advance(TimeSpan.FromDays(5));
        var half = CountUsers();
        Assert.InRange(half, 400, 600);
        Assert.Equal(half, CountUsers());
        time.Advance(TimeSpan.FromDays(5));
        Assert.Equal(1000, CountUsers());
    }

    private static Task<BoundFlags> StartAsync(FakeTimeProvider time)
        => BoundFlags.StartAsync(new OpenRolloutProvider(Flags.EmbeddedManifest, new OpenRolloutOptions { TimeProvider = time }));

    private static int CountUsers()
        => Enumerable.Range(0, 1000).Count(user => Flags.Search.IsEnabled(new FlagContext { TargetingKey = $"user-{user}" }));
}
