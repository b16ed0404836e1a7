using System.Globalization;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Clocks;

/// <summary>A server is polled with any setting of the machine's clock and of the server's clock.</summary>
[Collection(OneByOne.Name)]
public sealed class JumpingServerClockTests : AsyncDisposableTests
{
    private readonly LoopbackServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _steady = new();
    private readonly Random _random = new(Effort.Seed);

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_poll_happens_when_it_is_due_and_accepts_the_servers_manifest()
    {
        var jumps = Effort.Of(60, 500);
        var time = new SkewedClock(_steady);
        var options = new HttpManifestOptions { TimeProvider = time, Jitter = 0, Timeout = Timeout.InfiniteTimeSpan, CacheFolder = _folder.Path, FailuresBeforeStale = 1 };
        var provider = await StartAsync(options, 0);
        var (serving, failures) = (0, 0);
        for (var jump = 1; jump <= jumps; jump++)
        {
            time.SetUtcNow(AnyTime());
            if (_random.Next(4) == 0)
            {
                _server.Answer("flags.json", _ => Reply.Empty(503).With("Retry-After", AnyTime().ToString("R", CultureInfo.InvariantCulture)));
                failures++;
                await PollAsync(() => provider.Status.Problem is not null);
                Assert.InRange(_steady.UntilNext, TimeSpan.Zero, options.MaximumRetryAfter);
            }

            serving = jump;
            Serve(serving);
            await PollAsync(() => IsServed(provider, serving));
            Assert.True(provider.Status.AgeAt(AnyTime()) >= TimeSpan.Zero);
            if (_random.Next(8) == 0)
            {
                await provider.ShutdownAsync();
                provider = await StartAsync(options, serving);
            }
        }

        await provider.ShutdownAsync();
        Figures.Note("19 clock jumps while a server is followed", $"{jumps:N0} jumps between the years 1 and 9999, {failures:N0} answers 503 with a Retry-After of any year", $"each manifest taken at the next look, no wait longer than the limit");
    }

    private async Task<OpenRolloutProvider> StartAsync(HttpManifestOptions options, int served)
    {
        Serve(served);
        var provider = new OpenRolloutProvider(new HttpManifestSource(_server["flags.json"], options));
        await provider.InitializeAsync(EvaluationContext.Empty).WaitAsync(Watch.Patience);
        Assert.True(IsServed(provider, served));
        return provider;
    }

    /// <summary>Advances the clock by exactly the delays of the source until the condition holds.</summary>
    private async Task PollAsync(Func<bool> isDone)
    {
        for (var look = 0; look < 3 && !isDone(); look++)
        {
            await Eventually.Is(() => _steady.Waiting == 1);
            _steady.Advance(_steady.UntilNext);
            await Eventually.Is(() => _steady.Waiting == 1);
        }

        Assert.True(isDone(), $"OPENROLLOUT_FAULTS_SEED={Effort.Seed}");
    }

    private void Serve(int number) => _server.Serve("flags.json", $$"""{ "flags": { "flag-{{number}}": { "flagType": "boolean", "defaultValue": true } } }""");

    private static bool IsServed(OpenRolloutProvider provider, int number)
        => provider.ResolveBooleanValueAsync($"flag-{number}", false) is { IsCompletedSuccessfully: true, Result.Value: true } && provider.Status.Problem is null;

    private DateTimeOffset AnyTime() => _random.Next(5) switch
    {
        0 => DateTimeOffset.MinValue,
        1 => DateTimeOffset.MaxValue,
        2 => new DateTimeOffset(2026, 11, 2, 12, 0, _random.Next(60), TimeSpan.Zero),
        _ => new DateTimeOffset(_random.NextInt64(DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero),
    };
}
