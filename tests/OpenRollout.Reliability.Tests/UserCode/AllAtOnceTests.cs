using System.Collections.Concurrent;
using OpenFeature.Error;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.UserCode;

/// <summary>All members of a provider called concurrently in any order.</summary>
[Collection(OneByOne.Name)]
public sealed class AllAtOnceTests
{
    private const int Callers = 6;
    private const int CallsEach = 10;

    [Fact]
    public async Task No_order_of_calls_breaks_a_provider()
    {
        var rounds = Effort.Of(100, 2_000);
        using var folder = new TemporaryFolder();
        folder.Write("flags.json", TestManifests.On());
        var unexpected = new ConcurrentQueue<Exception>();
        for (var round = 0; round < rounds; round++)
        {
            var provider = OpenRolloutProvider.FromFile(folder["flags.json"]);
            var seeds = Enumerable.Range(0, Callers).Select(caller => Effort.Seed + (round * Callers) + caller);
            await Task.WhenAll(seeds.Select(seed => Task.Run(() => CallAsync(provider, new Random(seed), unexpected)))).WaitAsync(Watch.Patience);
            Assert.True(unexpected.IsEmpty, $"OPENROLLOUT_FAULTS_SEED={Effort.Seed}, round {round}: {string.Join('\n', unexpected)}");

            await provider.ShutdownAsync().WaitAsync(Watch.Patience);
            var (before, served) = (provider.Status, (await provider.ResolveBooleanValueAsync("on", true)).Value);
            provider.Update(TestManifests.On(!served));
            Assert.Same(before, provider.Status);
            Assert.Equal(served, (await provider.ResolveBooleanValueAsync("on", true)).Value);
            await Assert.ThrowsAsync<ProviderFatalException>(() => provider.InitializeAsync(EvaluationContext.Empty).WaitAsync(Watch.Patience));
        }

        Figures.Note("24 updates, reloads, starts, shutdowns and evaluations at once", $"{rounds * Callers * CallsEach:N0} calls by {Callers} threads on {rounds:N0} providers", $"no exceptions except for a start after the shutdown, with the reason; nothing changed after a shutdown");
    }

    private static async Task CallAsync(OpenRolloutProvider provider, Random random, ConcurrentQueue<Exception> unexpected)
    {
        for (var call = 0; call < CallsEach; call++)
        {
            try
            {
                await CallAsync(provider, random.Next(12));
            }
            catch (FeatureProviderException exception) when (exception is ProviderFatalException or ParseErrorException)
            {
                // A start after the shutdown or with an invalid manifest.
            }
            catch (Exception exception)
            {
                unexpected.Enqueue(exception);
            }
        }
    }

    private static async Task CallAsync(OpenRolloutProvider provider, int call)
    {
        switch (call)
        {
            case 0 or 1:
                await provider.InitializeAsync(EvaluationContext.Empty);
                break;
            case 2:
                await provider.ShutdownAsync();
                break;
            case 3 or 4:
                provider.Update(TestManifests.On(call == 3));
                break;
            case 5:
                provider.Update(TestManifests.Bad);
                break;
            case 6:
                _ = provider.Explain("on")?.ToString();
                _ = (provider.Status.AgeAt(DateTimeOffset.MinValue), provider.Problems.Count, provider.GetMetadata().Name);
                break;
            case 7:
                using (var stop = new CancellationTokenSource(0))
                {
                    await Record.ExceptionAsync(() => provider.InitializeAsync(EvaluationContext.Empty, stop.Token));
                }

                break;
            default:
                await provider.ResolveBooleanValueAsync("on", false, EvaluationContext.Empty);
                break;
        }
    }
}
