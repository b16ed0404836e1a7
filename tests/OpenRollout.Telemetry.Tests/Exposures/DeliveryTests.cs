using Microsoft.Extensions.Logging;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Exposures;

/// <summary>A failing sink does not affect evaluations, and undelivered items are counted.</summary>
public sealed class DeliveryTests
{
    private const string Exposures = "openrollout.exposures";

    [Fact]
    public async Task Delivered_items_are_counted()
    {
        var sink = new KeepingSink();
        await using var application = await StartAsync(sink);
        using var meters = new Meters(application.FlagSet);

        Expose(application, 10);
        application.Provider.Track("bought");

        await Eventually.Is(() => sink.Exposures.Count == 10 && sink.Tracked.Count == 1);
        await Eventually.Is(() => meters.Sum(Exposures, ("openrollout.exposure.outcome", "delivered")) == 11);
        Assert.Equal(11, meters.Sum(Exposures));
    }

    [Fact]
    public async Task A_sink_that_blocks_delays_no_evaluation_and_items_beyond_the_queue_are_dropped_and_counted()
    {
        using var isOpen = new ManualResetEventSlim();
        var log = new LogLines();
        var sink = new KeepingSink(_ =>
        {
            isOpen.Wait(CancellationToken.None);
            return ValueTask.CompletedTask;
        });
        await using var application = await StartAsync(sink, options => (options.QueueLength, options.BatchSize) = (16, 4), log);
        using var meters = new Meters(application.FlagSet);
        Expose(application, 1, "first");
        await Eventually.Is(() => sink.Calls == 1);

        Expose(application, 100);

        Assert.Equal(84, meters.Sum(Exposures, ("openrollout.exposure.outcome", "dropped")));
        isOpen.Set();
        await Eventually.Is(() => meters.Sum(Exposures, ("openrollout.exposure.outcome", "delivered")) == 17);
        Assert.Equal(17, sink.Exposures.Count);
        await Eventually.Is(() => log.All.Any(line => line is (LogLevel.Warning, "ExposuresDropped", _)));
    }

    [Fact]
    public async Task A_sink_that_throws_loses_its_batch_and_gets_the_next()
    {
        var (isBroken, log) = (true, new LogLines());
        var sink = new KeepingSink(_ => isBroken ? throw new InvalidOperationException("The queue is away.") : ValueTask.CompletedTask);
        await using var application = await StartAsync(sink, log: log);
        using var meters = new Meters(application.FlagSet);
        Expose(application, 3, "lost");
        await Eventually.Is(() => meters.Sum(Exposures, ("openrollout.exposure.outcome", "failed")) == 3);
        Expose(application, 3, "lost too");
        await Eventually.Is(() => meters.Sum(Exposures, ("openrollout.exposure.outcome", "failed")) == 6);

        isBroken = false;
        Expose(application, 3);

        await Eventually.Is(() => meters.Sum(Exposures, ("openrollout.exposure.outcome", "delivered")) == 3);
        Assert.Equal(["user-0", "user-1", "user-2"], sink.Exposures.Select(exposure => exposure.TargetingKey));
        Assert.Single(log.All, line => line is (LogLevel.Warning, "ExposureSinkFailed", _));
    }

    [Fact]
    public async Task Batches_have_at_most_the_configured_size_and_keep_the_order()
    {
        var sink = new KeepingSink();
        await using var application = await StartAsync(sink, options => options.BatchSize = 8);

        Expose(application, 100);
        await application.Provider.ShutdownAsync();

        Assert.Equal(Enumerable.Range(0, 100).Select(user => $"user-{user}"), sink.Exposures.Select(exposure => exposure.TargetingKey));
        Assert.InRange(sink.Calls, 100 / 8, 100);
    }

    [Fact]
    public async Task A_shutdown_delivers_the_remaining_items()
    {
        var sink = new KeepingSink();
        await using var application = await StartAsync(sink, options => options.BatchDelay = TimeSpan.FromHours(1));
        Expose(application, 10);
        Assert.Empty(sink.Exposures);

        await application.Provider.ShutdownAsync();
        await application.Provider.ShutdownAsync();

        Assert.Equal(10, sink.Exposures.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shutdown_stops_waiting_after_the_timeout_and_counts_undelivered_items(bool heedsCancellation)
    {
        using var never = new CancellationTokenSource();
        var sink = new KeepingSink(token => new ValueTask(Task.Delay(Timeout.Infinite, heedsCancellation ? token : never.Token)));
        await using var application = await StartAsync(sink, options => (options.BatchSize, options.FlushTimeout) = (4, TimeSpan.FromMilliseconds(50)));
        using var meters = new Meters(application.FlagSet);
        Expose(application, 4, "stuck");
        await Eventually.Is(() => sink.Calls == 1);
        Expose(application, 10);

        await application.Provider.ShutdownAsync().WaitAsync(Eventually.Patience);

        await Eventually.Is(() => meters.Sum(Exposures, ("openrollout.exposure.outcome", "dropped")) == 10);
        await Eventually.Is(() => meters.Sum(Exposures, ("openrollout.exposure.outcome", "failed")) == (heedsCancellation ? 4 : 0));
        Assert.Empty(sink.Exposures);
        await never.CancelAsync();
    }

    [Fact]
    public async Task Under_load_every_item_is_delivered_or_counted_as_dropped()
    {
        const int Users = 50_000;
        var sink = new KeepingSink(async token => await Task.Delay(1, token));
        await using var application = await StartAsync(sink, options => (options.Remembered, options.QueueLength, options.FlushTimeout) = (1 << 20, 64, TimeSpan.FromMinutes(1)));
        using var meters = new Meters(application.FlagSet);
        var threads = Enumerable.Range(0, 3).Select(thread => new Thread(() => Expose(application, Users, $"thread-{thread}"))).ToArray();

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        await application.Provider.ShutdownAsync();

        var dropped = meters.Sum(Exposures, ("openrollout.exposure.outcome", "dropped"));
        Assert.Equal(sink.Exposures.Count, meters.Sum(Exposures, ("openrollout.exposure.outcome", "delivered")));
        Assert.Equal(3 * Users, sink.Exposures.Count + dropped);
        Assert.Equal(sink.Exposures.Count, sink.Exposures.Select(exposure => exposure.TargetingKey).Distinct().Count());
        Assert.False(sink.WasCalledTwiceAtOnce);
    }

    private static void Expose(Application application, int users, string prefix = "user")
    {
        for (var user = 0; user < users; user++)
        {
            Assert.True(application.Stories.IsEnabled(new Caller($"{prefix}-{user}", "NO")));
        }
    }

    private static Task<Application> StartAsync(IExposureSink sink, Action<ExposureOptions>? configure = null, ILogger? log = null) => Application.StartAsync(options =>
    {
        (options.Exposures, options.Logger) = (sink, log);
        options.ExposureOptions.BatchDelay = TimeSpan.FromMilliseconds(1);
        configure?.Invoke(options.ExposureOptions);
    });
}
