using OpenRollout.Guardrails.Tests.Harness;

namespace OpenRollout.Guardrails.Tests.Monitoring;

public sealed class ThreadTests
{
    [Fact]
    public async Task Many_threads_lead_to_one_decision_while_manifests_are_reloaded()
    {
        await using var rollout = await Rollout.StartAsync(Rollout.Manifest(percentage: 20));
        string[] users = [.. Enumerable.Range(0, 2_000).Select(number => $"user-{number}").Where(rollout.IsOn)];
        using var stop = new CancellationTokenSource();
        var reloads = Task.Run(() =>
        {
            for (var reload = 0; !stop.IsCancellationRequested; reload++)
            {
                rollout.Provider.Update(Rollout.Manifest(percentage: 20 + (reload % 2)));
            }
        });
        Parallel.ForEach(users, new ParallelOptions { MaxDegreeOfParallelism = 8 }, user => rollout.Track(user));
        await stop.CancelAsync();
        await reloads;

        Assert.False(Array.Exists(users, rollout.IsOn));
        await Eventually.Is(() => rollout.Decisions.Decisions.Count == 1);
        Assert.Single(rollout.Provider.Overview.Decisions);
        Assert.Equal(rollout.Status.Treated, rollout.Status.History[^1].Treated);
    }

    [Fact]
    public async Task Two_alarms_at_once_stop_both_flags()
    {
        string[] keys = ["stories", "reels", "chat", "maps"];
        var manifest = $$"""
            {
              "guardrails": { {{string.Join(", ", keys.Select(key => $$"""  "{{key}}-failures": { "event": "{{key}}.failed" } """))}} },
              "flags": { {{string.Join(", ", keys.Select(key => $$"""
                "{{key}}": { "flagType": "boolean", "defaultValue": false, "rollout": { "salt": "{{key}}", "watch": { "guardrails": ["{{key}}-failures"] }, "stage": "some", "stages": [{ "name": "some", "audiences": [{ "percentage": 50 }] }] } }
                """))}} }
            }
            """;
        await using var rollout = await Rollout.StartAsync(manifest);
        var offAfterAlarm = new bool[keys.Length];
        using var start = new Barrier(keys.Length);
        Parallel.For(0, keys.Length, new ParallelOptions { MaxDegreeOfParallelism = keys.Length }, index =>
        {
            string[] users = [.. Enumerable.Range(0, 100).Select(number => $"user-{number}").Where(user => IsOn(keys[index], user)).Take(11)];
            start.SignalAndWait();
            Array.ForEach(users, user => rollout.Track(user, $"{keys[index]}.failed"));
            offAfterAlarm[index] = !IsOn(keys[index], users[0]);
        });
        Assert.DoesNotContain(false, offAfterAlarm);

        bool IsOn(string key, string user) => rollout.Provider.ResolveBooleanValueAsync(key, false, Rollout.ContextOf(user)).Result.Value;
    }

    [Fact]
    public async Task An_observer_may_track_and_evaluate()
    {
        Rollout? rollout = null;
        var observer = new Observer(() =>
        {
            rollout!.Track("user-1");
            rollout.IsOn("user-1");
        });
        await using (rollout = await Rollout.StartAsync(guardrails: options => options.Observer = observer))
        {
            rollout.FailUntilOff();
            await Eventually.Is(() => observer.Alarms.Count == 1);
        }
    }

    [Fact]
    public async Task A_logger_may_track_the_event_that_it_is_told_of()
    {
        Rollout? rollout = null;
        var logger = new CallingLogger(() =>
        {
            if (rollout is not null)
            {
                rollout.Track(rollout.NextUser(treated: false));
                throw new InvalidOperationException("a logger that fails");
            }
        });
        await using (rollout = await Rollout.StartAsync(configure: options => options.Logger = logger))
        {
            Assert.Equal(11, rollout.FailUntilOff());
        }
    }

    [Fact]
    public async Task A_seen_user_allocates_nothing()
    {
        await using var rollout = await Rollout.StartAsync();
        var context = Rollout.ContextOf(rollout.NextUser(treated: true));
        rollout.Provider.Track("checkout.failed", context);
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (var attempt = 0; attempt < 100; attempt++)
            {
                rollout.Provider.Track("checkout.failed", context);
                rollout.Provider.Track("bought", context);
            }
        }));
    }

    private sealed class CallingLogger(Action call) : Microsoft.Extensions.Logging.ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(Microsoft.Extensions.Logging.LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => call();
    }
}
