using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Metrics;

/// <summary>Counts are exact over threads and reloads, never decrease, and allocate nothing.</summary>
public sealed class ExactnessTests
{
    private const int Threads = 4;
    private const int Evaluations = 100_000;
    private const int Calls = 100_000;

    private static readonly Caller Norwegian = new("ada", "NO");

    [Fact]
    public async Task Counts_are_exact_over_threads_and_reloads()
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);
        var old = FlagSnapshot.Take(application.Binding, in Norwegian);
        var ins = new long[Threads];
        using var isDone = new CancellationTokenSource();
        var reloading = Task.Run(() =>
        {
            for (var reload = 0; !isDone.IsCancellationRequested; reload++)
            {
                Assert.Empty(application.Provider.Update(Application.Manifest(reload % 2 == 0 ? "second" : "trial")));
            }
        });
        var evaluating = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (var user = 0; user < Evaluations; user++)
            {
                // Snapshots from before all reloads are still usable and counted.
                ins[thread] += (user % 3 == 0 ? old.Get(application.Stories) : application.Stories.IsEnabled(new Caller($"user-{user % 100}", "SE"))) ? 1 : 0;
            }
        })).ToArray();
        Array.ForEach(evaluating, thread => thread.Start());

        var last = 0L;
        while (evaluating.Any(thread => thread.IsAlive))
        {
            var now = meters.Evaluations();
            Assert.InRange(now, last, (long)Threads * Evaluations);
            last = now;
        }

        await isDone.CancelAsync();
        await reloading;
        Assert.Equal(Threads * Evaluations, meters.Evaluations(("feature_flag.key", "stories")));
        Assert.Equal(ins.Sum(), meters.Evaluations(("feature_flag.result.variant", "on")));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Evaluating_allocates_nothing_with_any_listener(bool isCounted, bool hasExposures)
    {
        await using var application = await Application.StartAsync(options => options.Exposures = hasExposures ? new KeepingSink() : null);
        using var meters = isCounted ? new Meters(application.FlagSet) : null;
        var untyped = Norwegian.ToEvaluationContext();
        var snapshot = FlagSnapshot.Take(application.Binding, untyped);
        var typedSnapshot = FlagSnapshot.Take(application.Binding, in Norwegian);

        Assert.Equal(0, BytesOf(() => application.Stories.IsEnabled(untyped)));
        Assert.Equal(0, BytesOf(() => application.Stories.IsEnabled(in Norwegian)));
        Assert.Equal(0, BytesOf(() => snapshot.Get(application.Stories)));
        Assert.Equal(0, BytesOf(() => typedSnapshot.Get(application.Stories)));
        Assert.Equal(0, BytesOf(() => application.Provider.ResolveBooleanValueAsync("stories", false, untyped).Result.Value));
        if (meters is not null)
        {
            Assert.True(meters.Evaluations() > 5 * Calls);
        }
    }

    private static long BytesOf(Func<bool> ask)
    {
        Repeat(200);
        return Allocation.Of(() => Repeat(Calls));

        void Repeat(int times)
        {
            for (var time = 0; time < times; time++)
            {
                if (!ask())
                {
                    Assert.Fail("A Norwegian has stories.");
                }
            }
        }
    }
}
