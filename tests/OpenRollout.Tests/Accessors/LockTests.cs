using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that evaluations take none of the SDK's locks, so they wait neither for each other nor for a provider being set.</summary>
public sealed class LockTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Api _api = OpenFeatureApi.Create();
    private readonly FlagBinding _binding;
    private readonly BooleanFlag _flag;

    public LockTests()
    {
        _binding = new FlagBinding(_api);
        _flag = new BooleanFlag(_binding, "stories", false);
    }

    public Task InitializeAsync() => _api.SetProviderAsync(new OpenRolloutProvider(RolledOut.Utf8));

    public Task DisposeAsync() => _api.ShutdownAsync();

    [Fact]
    public async Task An_evaluation_does_not_wait_while_a_provider_is_replaced_that_is_slow_to_shut_down()
    {
        using var slow = new SlowProvider();
        await _api.SetProviderAsync("other", slow);
        Assert.True(_flag.IsEnabled(RolledOut.Context));

        // The SDK shuts the old provider down while it holds the lock for all providers.
        var replacing = Task.Run(() => _api.SetProviderAsync("other", new CountingProvider()));
        try
        {
            await Task.Run(slow.WaitForShutdown).WaitAsync(Limit);
            await Task.Run(() =>
            {
                var typed = RolledOut.Typed;
                Assert.True(_flag.IsEnabled(RolledOut.Context));
                Assert.True(_flag.IsEnabled(in typed));
                Assert.True(_flag.GetDetails(in typed).Value);
                Assert.True(FlagSnapshot.Take(_binding, RolledOut.Context).Get(_flag));
                Assert.True(FlagSnapshot.Take(_binding, in typed).Get(_flag));
            }).WaitAsync(Limit);
        }
        finally
        {
            slow.End();
            await replacing;
        }
    }

    private sealed class SlowProvider : FeatureProvider, IDisposable
    {
        private readonly ManualResetEventSlim _isShuttingDown = new();
        private readonly ManualResetEventSlim _mayEnd = new();

        public void WaitForShutdown() => _isShuttingDown.Wait();

        public void End() => _mayEnd.Set();

        public void Dispose()
        {
            _isShuttingDown.Dispose();
            _mayEnd.Dispose();
        }

        public override Metadata GetMetadata() => new("slow");

        public override Task ShutdownAsync(CancellationToken cancellationToken = default)
        {
            _isShuttingDown.Set();
            _mayEnd.Wait(cancellationToken);
            return Task.CompletedTask;
        }

        public override Task<ResolutionDetails<bool>> ResolveBooleanValueAsync(string flagKey, bool defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
            => Task.FromResult(new ResolutionDetails<bool>(flagKey, defaultValue));

        public override Task<ResolutionDetails<string>> ResolveStringValueAsync(string flagKey, string defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
            => Task.FromResult(new ResolutionDetails<string>(flagKey, defaultValue));

        public override Task<ResolutionDetails<int>> ResolveIntegerValueAsync(string flagKey, int defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
            => Task.FromResult(new ResolutionDetails<int>(flagKey, defaultValue));

        public override Task<ResolutionDetails<double>> ResolveDoubleValueAsync(string flagKey, double defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
            => Task.FromResult(new ResolutionDetails<double>(flagKey, defaultValue));

        public override Task<ResolutionDetails<Value>> ResolveStructureValueAsync(string flagKey, Value defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
            => Task.FromResult(new ResolutionDetails<Value>(flagKey, defaultValue));
    }
}
