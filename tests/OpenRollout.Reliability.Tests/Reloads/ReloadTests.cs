using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Reloads;

/// <summary>Manifests are replaced while two threads evaluate.</summary>
[Collection(OneByOne.Name)]
public sealed class ReloadTests
{
    [Fact]
    public async Task No_evaluation_is_torn_wrong_or_failed_during_updates()
    {
        var provider = new OpenRolloutProvider(System.Text.Encoding.UTF8.GetBytes(Generations.Manifest(1)));
        var evaluations = await ReloadAsync(provider, Reloads, generation =>
        {
            Assert.Empty(provider.Update(Generations.Manifest(generation)));
            return Task.CompletedTask;
        });
        Figures.Note("03 reloads during evaluations, in code", $"{Reloads:N0}", $"{evaluations:N0} evaluations of 10 flags, none torn, wrong, failed or older than one before");
    }

    [Fact]
    public async Task No_evaluation_is_torn_wrong_or_failed_while_a_file_is_polled()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeClock();
        var path = folder.Write("flags.json", Generations.Manifest(1));
        var provider = new OpenRolloutProvider(new FileManifestSource(path, time));
        var evaluations = await ReloadAsync(provider, Reloads, async generation =>
        {
            await Eventually.Is(() => time.Waiting == 1);
            var version = provider.Status.Version;
            File.Move(folder.Write("new.json", Generations.Manifest(generation)), path, overwrite: true);
            while (provider.Status.Version == version)
            {
                time.Advance(FileManifestSource.Interval);
                await Eventually.Is(() => time.Waiting == 1);
            }
        });
        Figures.Note("04 reloads during evaluations, from a file", $"{Reloads:N0}", $"{evaluations:N0} evaluations of 10 flags, none torn, wrong, failed or older than one before");
    }

    private static int Reloads => Effort.Of(100, 1_000);

    private static async Task<long> ReloadAsync(OpenRolloutProvider provider, int reloads, Func<int, Task> reload)
    {
        var api = await OpenFeatureApi.WithAskedAsync(provider);
        var isIn = await WhoIsInAsync(provider);
        Evaluator[] evaluators = [new(api, isIn), new(api, isIn)];
        for (var generation = 2; generation <= reloads + 1; generation++)
        {
            await reload(generation);
            // Both threads see each generation.
            var seen = evaluators.Select(evaluator => evaluator.Rounds + 1).ToArray();
            await Eventually.Is(() => evaluators.Zip(seen).All(pair => pair.First.Rounds >= pair.Second || !pair.First.IsRunning));
        }

        Array.ForEach(evaluators, evaluator => evaluator.Stop());
        Assert.All(evaluators, evaluator => Assert.Null(evaluator.Failure));
        await api.ShutdownAsync();
        return evaluators.Sum(evaluator => evaluator.Evaluations);
    }

    /// <summary>Determined from the first generation, before any reload.</summary>
    private static async Task<bool[,]> WhoIsInAsync(OpenRolloutProvider provider)
    {
        var isIn = new bool[Generations.Users.Count, Generations.FlagCount];
        for (var user = 0; user < Generations.Users.Count; user++)
        {
            for (var flag = 0; flag < Generations.FlagCount; flag++)
            {
                isIn[user, flag] = (await provider.ResolveIntegerValueAsync(Generations.KeyOf(flag), 0, Generations.Users[user])).Value > 0;
            }
        }

        Assert.Contains(true, isIn.Cast<bool>());
        Assert.Contains(false, isIn.Cast<bool>());
        return isIn;
    }
}
