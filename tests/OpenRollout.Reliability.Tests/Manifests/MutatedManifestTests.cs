using System.Text;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Manifests;

/// <summary>A corrupt manifest is read or refused, and the last good one is served.</summary>
[Collection(OneByOne.Name)]
public sealed class MutatedManifestTests
{
    [Fact]
    public void The_reader_accepts_it_or_locates_the_error_and_the_last_good_one_is_served()
    {
        var count = Effort.Of(1_000, 10_000);
        var mutator = new Mutator(Effort.Seed);
        var provider = new OpenRolloutProvider(GoodManifests.Bytes);
        var (refused, evaluations, longest) = (0, 0, TimeSpan.Zero);
        for (var number = 0; number < count; number++)
        {
            var bytes = mutator.Next();
            try
            {
                var elapsed = Watch.Time(() =>
                {
                    var isGood = Hold(provider, bytes, out var evaluated);
                    refused += isGood ? 0 : 1;
                    evaluations += evaluated;
                });
                longest = elapsed > longest ? elapsed : longest;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(Describe(number, bytes), exception);
            }
        }

        Assert.InRange(refused, 1, count - 1);
        Figures.Note("01 mutated manifests, reader", $"{count:N0}", $"{refused:N0} refused with a place, {count - refused:N0} good ones compiled and evaluated {evaluations:N0} times; none threw; the longest took {longest.TotalMilliseconds:N0} ms");
    }

    [Fact]
    public async Task The_file_source_returns_it_or_the_last_good_one_is_served()
    {
        var count = Effort.Of(150, 10_000);
        var mutator = new Mutator(Effort.Seed + 1);
        using var folder = new TemporaryFolder();
        var time = new FakeClock();
        var path = folder.Write("flags.json", GoodManifests.Everything);
        folder.Write("cohorts/many.txt", "user-00007");
        var provider = new OpenRolloutProvider(new FileManifestSource(path, time));
        await provider.InitializeAsync(EvaluationContext.Empty);
        var (refused, served) = (0, provider.Status.Version);
        for (var number = 0; number < count; number++)
        {
            var bytes = mutator.Next();
            var expected = LoadedManifest.Read(bytes, path, file => File.ReadAllBytes(folder[file]));
            File.WriteAllBytes(path, bytes);
            try
            {
                // A good file counts at the first poll, one with errors if the next poll finds the same content. Every eighth poll reads the content.
                for (var look = 0; look < 10 && !IsTaken(provider, expected); look++)
                {
                    await PollAsync(time);
                }

                var isGood = expected.Reading.FirstError is null;
                served = isGood ? expected.Version : served;
                refused += isGood ? 0 : 1;
                Assert.Equal(served, provider.Status.Version);
                Assert.Equal(isGood, provider.Status.Problem is null);
                Assert.False((await provider.ResolveBooleanValueAsync("no such flag", false)).Value);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(Describe(number, bytes), exception);
            }
        }

        await provider.ShutdownAsync();
        Figures.Note("02 mutated manifests, file source", $"{count:N0}", $"{refused:N0} refused while the last good one served, {count - refused:N0} taken; the source followed the file to the end");
    }

    /// <summary>Returns whether the provider has served or refused a manifest.</summary>
    private static bool IsTaken(OpenRolloutProvider provider, LoadedManifest manifest)
        => manifest.Reading.FirstError is { } error
            ? provider.Status.Problem?.ToString() == error.ToString()
            : provider.Status.Problem is null && provider.Status.Version == manifest.Version;

    private static async Task PollAsync(FakeClock time)
    {
        await Eventually.Is(() => time.Waiting == 1);
        time.Advance(FileManifestSource.Interval);
        await Eventually.Is(() => time.Waiting == 1);
    }

    /// <summary>Reads, serves and evaluates; fails if a law does not hold.</summary>
    private static bool Hold(OpenRolloutProvider provider, byte[] bytes, out int evaluations)
    {
        var before = provider.Status.Version;
        var reading = LoadedManifest.Read(bytes).Reading;
        ReadingLaws.Hold(bytes, reading, limit: 5);
        provider.Update(bytes);
        var isGood = reading.FirstError is null;
        Assert.Equal(isGood, provider.Status.Problem is null);
        Assert.True(isGood || provider.Status.Version == before);
        evaluations = isGood ? ServedFlags.Evaluate(provider, reading.Manifest) : 0;
        return isGood;
    }

    private static string Describe(int number, byte[] bytes)
        => $"OPENROLLOUT_FAULTS_SEED={Effort.Seed}, manifest {number}: {Encoding.UTF8.GetString(bytes)}";
}
