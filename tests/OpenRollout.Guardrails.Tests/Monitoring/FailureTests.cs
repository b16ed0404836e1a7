using System.Text;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Tests.Harness;

namespace OpenRollout.Guardrails.Tests.Monitoring;

public sealed class FailureTests
{
    [Theory]
    [InlineData("")]
    [InlineData("guard\0rails")]
    public void A_state_folder_that_is_not_a_path_is_refused_before_a_reload_can_fail(string folder)
        => Assert.Throws<ArgumentException>(() => new GuardrailMonitor(new GuardrailOptions { StateFolder = folder }));

    [Fact]
    public async Task An_alarm_whose_handling_fails_is_raised_again_by_the_next_user()
    {
        var clock = new FailingClock();
        await using var rollout = await Rollout.StartAsync(guardrails: options => options.TimeProvider = clock);
        for (var users = 0; users < 40 && !rollout.IsStopped; users++)
        {
            var user = rollout.NextUser(treated: true);
            clock.Calls = 0;
            rollout.Track(user);
        }

        Assert.True(clock.HasFailed);
        Assert.True(rollout.IsStopped);
    }

    [Fact]
    public async Task Evidence_that_a_reload_begins_is_not_released_by_the_reload_before()
    {
        var store = new PausingStore();
        var monitor = new GuardrailMonitor(null, _ => store);
        var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes(Rollout.Manifest()), new OpenRolloutOptions { Monitor = monitor });
        var next = Task.CompletedTask;
        store.Keeping = () =>
        {
            store.Keeping = null;
            next = Task.Run(() => provider.Update(Rollout.Manifest(salt: "second")));
            _ = ((IAsyncResult)next).AsyncWaitHandle.WaitOne(TimeSpan.FromMilliseconds(300));
        };
        provider.Update(Rollout.Manifest(percentage: 60));
        await next.WaitAsync(TimeSpan.FromSeconds(30));

        var status = Assert.Single(provider.GetGuardrails());
        Assert.Equal(("second", GuardrailState.Telling), (status.Salt, status.State));
        await provider.ShutdownAsync();
    }

    /// <summary>A clock that fails once: when it is read a second time for one event, which is when a decision is made.</summary>
    private sealed class FailingClock : TimeProvider
    {
        public int Calls { get; set; }

        public bool HasFailed { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            if (++Calls != 2 || HasFailed)
            {
                return base.GetUtcNow();
            }

            HasFailed = true;
            throw new InvalidOperationException("The clock fails.");
        }
    }

    /// <summary>A store in memory that runs other code while it is told which evidence to keep.</summary>
    private sealed class PausingStore : IEvidenceStore
    {
        private readonly LocalEvidenceStore _inner = new(null, TimeProvider.System);

        public Action? Keeping { get; set; }

        public string? Problem => null;

        public IEvidence Open(WatchIdentity identity) => _inner.Open(identity);

        public void Keep(IReadOnlyCollection<WatchIdentity> watches)
        {
            Keeping?.Invoke();
            _inner.Keep(watches);
        }

        public ValueTask FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

        public ValueTask DisposeAsync() => _inner.DisposeAsync();
    }
}
