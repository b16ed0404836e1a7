using System.Collections.Concurrent;
using OpenFeature.Constant;

namespace OpenRollout.Tests.Accessors;

/// <summary>Tests synchronous accessors with a provider that completes asynchronously.</summary>
public sealed class WaitingTests
{
    private readonly FlagBinding _binding = new();
    private readonly BooleanFlag _flag;

    public WaitingTests() => _flag = new BooleanFlag(_binding, "slow", false);

    [Fact]
    public async Task An_answer_that_comes_later_is_waited_for()
    {
        using var bound = _binding.Bind(await OpenFeatureApi.WithAsync(Slow()));

        Assert.True(_flag.IsEnabled());
        Assert.True(_flag.GetDetails(RolledOut.Typed).Value);
        Assert.True(await _flag.IsEnabledAsync());
    }

    [Fact]
    public async Task A_synchronization_context_that_waits_for_this_thread_does_not_deadlock_and_is_restored()
    {
        using var bound = _binding.Bind(await OpenFeatureApi.WithAsync(Slow()));

        var answered = await OnThreadOfItsOwn(() =>
        {
            var context = new DeafContext();
            SynchronizationContext.SetSynchronizationContext(context);
            return _flag.IsEnabled() && FlagSnapshot.Take(_binding).Get(_flag) && SynchronizationContext.Current == context;
        });

        Assert.True(answered);
    }

    [Fact]
    public async Task A_scheduler_with_one_thread_does_not_deadlock()
    {
        using var bound = _binding.Bind(await OpenFeatureApi.WithAsync(Slow()));
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ExclusiveScheduler;

        var asking = Task.Factory.StartNew(() => _flag.IsEnabled(), CancellationToken.None, TaskCreationOptions.None, scheduler);

        Assert.True(await asking.WaitAsync(Eventually.Patience));
    }

    [Fact]
    public async Task What_flows_with_the_caller_reaches_the_provider_from_any_scheduler()
    {
        var local = new AsyncLocal<string?>();
        var seen = new ConcurrentQueue<string?>();
        using var bound = _binding.Bind(await OpenFeatureApi.WithAsync(new CountingProvider(async _ =>
        {
            seen.Enqueue(local.Value);
            await Task.Yield();
            return true;
        })));
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ExclusiveScheduler;
        local.Value = "transaction";

        Assert.True(_flag.IsEnabled());
        Assert.True(await Task.Factory.StartNew(() => _flag.IsEnabled(), CancellationToken.None, TaskCreationOptions.None, scheduler).WaitAsync(Eventually.Patience));

        Assert.Equal(["transaction", "transaction"], seen);
    }

    [Fact]
    public async Task The_asynchronous_form_does_not_wait()
    {
        var answer = new TaskCompletionSource<bool>();
        using var bound = _binding.Bind(await OpenFeatureApi.WithAsync(new CountingProvider(_ => answer.Task)));

        var asking = _flag.IsEnabledAsync();
        var asked = asking.IsCompleted;
        answer.SetResult(true);

        Assert.False(asked);
        Assert.True(await asking);
    }

    [Fact]
    public async Task A_token_reaches_the_provider_and_cancelling_gives_the_default()
    {
        var provider = new CountingProvider(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return true;
        });
        using var bound = _binding.Bind(await OpenFeatureApi.WithAsync(provider));
        using var cancellation = new CancellationTokenSource();

        var asking = _flag.GetDetailsAsync(RolledOut.Context, cancellation.Token);
        Assert.Equal(cancellation.Token, provider.LastToken);
        await cancellation.CancelAsync();

        var details = await asking;
        Assert.Equal((false, ErrorType.General, Reason.Error), (details.Value, details.ErrorType, details.Reason));
        Assert.False(await _flag.IsEnabledAsync(RolledOut.Typed, cancellation.Token));
    }

    [Fact]
    public async Task A_cancelled_token_gives_what_it_gives_at_the_client()
    {
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(RolledOut.Utf8));
        using var bound = _binding.Bind(api);
        var cancelled = new CancellationToken(canceled: true);
        var expected = await api.GetClient().GetBooleanDetailsAsync("stories", false, RolledOut.Context, null, cancelled);

        var given = await new BooleanFlag(_binding, "stories", false).GetDetailsAsync(RolledOut.Context, cancelled);

        Assert.Equal((expected.Value, expected.ErrorType, expected.Reason), (given.Value, given.ErrorType, given.Reason));
        await api.ShutdownAsync();
    }

    private static CountingProvider Slow() => new(async _ =>
    {
        await Task.Delay(20, CancellationToken.None);
        return true;
    });

    private static async Task<bool> OnThreadOfItsOwn(Func<bool> run)
        => await Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Eventually.Patience);

    /// <summary>A context whose thread is blocked, so that posted callbacks never run.</summary>
    private sealed class DeafContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
