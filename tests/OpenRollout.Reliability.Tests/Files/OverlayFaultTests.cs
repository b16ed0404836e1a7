using System.Text;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Files;

/// <summary>A manifest and its overlay are changed in any order between polls. What is served was in the folder at one time, and is never the manifest alone.</summary>
[Collection(OneByOne.Name)]
public sealed class OverlayFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _time = new();
    private readonly Random _random = new(Effort.Seed);
    private readonly HashSet<string> _pairs = [];
    private int _version = 10_000;

    private string Data => _folder["data"];

    private string ManifestPath => Path.Combine(Data, "flags.json");

    private string OverlayPath => Path.Combine(Data, "flags.Production.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_pairs_that_existed_are_served_and_never_the_manifest_alone()
    {
        SwapFolder();
        Note();
        var provider = new OpenRolloutProvider(new FileManifestSource(ManifestPath, "Production", _time));
        await provider.InitializeAsync(EvaluationContext.Empty);
        Action[] changes =
        [
            WriteManifest, WriteOverlay, WriteManifest, WriteOverlay, SwapFolder, RenameOverlay, RenameManifest, MoveOverlayAway, DeleteManifest, HalfManifest, HalfOverlay,
            EmptyOverlay, OverlayOfAnotherEnvironment, FolderAsOverlay, LinkOverlayToNowhere, UnlistThenList, OverlayWithTheSameTime,
        ];
        var (rounds, operations) = (Effort.Of(60, 600), 0);
        for (var round = 0; round < rounds; round++)
        {
            var log = new StringBuilder();
            for (var count = _random.Next(1, 12); count > 0; count--)
            {
                var change = changes[_random.Next(changes.Length)];
                log.Append(change.Method.Name).Append(' ');
                change();
                Note();
                operations++;
                await PollAsync(_random.Next(3));
                Assert.True(_pairs.Contains(Served(provider)), $"{Served(provider)} is served; {Where(round, log)}");
            }

            await PollAsync(FileFollowing.PollsForContent);
            var isGood = ReadPair() is { } pair && _pairs.Contains(pair);
            Assert.True(isGood == provider.Status.Problem is null, $"{provider.Status.Problem}; {Where(round, log)}");
            Assert.True(isGood ? Served(provider) == ReadPair() : _pairs.Contains(Served(provider)), $"{Served(provider)} is served; {Where(round, log)}");
        }

        await provider.ShutdownAsync();
        Figures.Note("25 changes of a manifest and its overlay", $"{operations:N0} in {rounds:N0} rounds", $"each served pair was in the folder at one time, never the manifest alone; after each round the pair in the folder was served, or the last good one");
    }

    [Fact]
    public async Task A_folder_that_is_swapped_all_the_time_is_never_mixed()
    {
        SwapFolder();
        await using var following = await FileFollowing.StartAsync(ManifestPath, "Production");
        var (swaps, polls) = (Effort.Of(100, 2_000), 0);
        var swapping = Task.Run(() =>
        {
            for (var swap = 0; swap < swaps; swap++)
            {
                var before = _version;
                SwapFolder();
                // As Kubernetes does.
                Directory.Delete(_folder[$"folder-{before}"], recursive: true);
            }
        });
        for (; !swapping.IsCompleted; polls++)
        {
            await following.PollAsync();
        }

        await swapping;
        await following.PollAsync(FileFollowing.PollsForContent);
        Assert.Equal($"{_version} {_version}", TestPairs.Describe(following.Given[^1]));
        Assert.All(following.Given.Select(manifest => TestPairs.Describe(manifest).Split(' ')), pair => Assert.Equal(pair[0], pair[^1]));
        Figures.Note("26 a folder swapped while it is read", $"{swaps:N0} swaps, {polls:N0} polls", $"{following.Given.Count:N0} pairs served, none mixed");
    }

    private static string Where(int round, StringBuilder log) => $"OPENROLLOUT_FAULTS_SEED={Effort.Seed}, round {round}: {log}";

    private static string Served(OpenRolloutProvider provider)
        => provider.Program!.GetDefinition(0) is var flag ? $"{flag.Description} {flag.Reason}" : "";

    private async Task PollAsync(int times)
    {
        for (var look = 0; look < times; look++)
        {
            await Eventually.Is(() => _time.Waiting == 1);
            _time.Advance(FileManifestSource.Interval);
            await Eventually.Is(() => _time.Waiting == 1);
        }
    }

    /// <summary>Returns the names of the two texts if both can be read without errors.</summary>
    private string? ReadPair()
    {
        // A link to nowhere exists, too.
        if (!File.Exists(ManifestPath) || !File.Exists(OverlayPath) || File.ResolveLinkTarget(OverlayPath, returnFinalTarget: true) is { Exists: false })
        {
            return null;
        }

        var pair = LoadedManifest.Read(new Manifest.ManifestLayers(File.ReadAllBytes(ManifestPath), "Production", File.ReadAllBytes(OverlayPath)));
        return pair.Reading.FirstError is null ? TestPairs.Describe(pair) : null;
    }

    /// <summary>Remembers the pair that is in the folder now.</summary>
    private void Note()
    {
        if (ReadPair() is { } pair)
        {
            _pairs.Add(pair);
        }
    }

    private string NextManifest(string environments = "\"Staging\", \"Production\"") => TestPairs.Manifest($"{++_version}", environments);

    private string NextOverlay(string environment = "Production") => TestPairs.Overlay($"{++_version}", environment);

    private void WriteManifest() => File.WriteAllText(ManifestPath, NextManifest());

    private void WriteOverlay() => Replace(NextOverlay());

    private void Replace(string overlay)
    {
        MoveOverlayAway();
        File.WriteAllText(OverlayPath, overlay);
    }

    private void RenameManifest() => File.Move(_folder.Write("new.json", NextManifest()), ManifestPath, overwrite: true);

    private void RenameOverlay()
    {
        MoveOverlayAway();
        File.Move(_folder.Write("new.json", NextOverlay()), OverlayPath);
    }

    private void MoveOverlayAway()
    {
        if (Directory.Exists(OverlayPath))
        {
            Directory.Delete(OverlayPath);
        }

        File.Delete(OverlayPath);
    }

    private void DeleteManifest() => File.Delete(ManifestPath);

    private void HalfManifest() => File.WriteAllText(ManifestPath, NextManifest()[..60]);

    private void HalfOverlay() => Replace(NextOverlay()[..40]);

    private void EmptyOverlay() => Replace("");

    private void OverlayOfAnotherEnvironment() => Replace(NextOverlay("Staging"));

    private void FolderAsOverlay()
    {
        MoveOverlayAway();
        Directory.CreateDirectory(OverlayPath);
    }

    private void LinkOverlayToNowhere()
    {
        MoveOverlayAway();
        File.CreateSymbolicLink(OverlayPath, "nowhere.json");
    }

    /// <summary>Between two polls, so that the manifest alone, which would be right, is never seen.</summary>
    private void UnlistThenList()
    {
        File.WriteAllText(ManifestPath, NextManifest("\"Staging\""));
        WriteManifest();
    }

    private void OverlayWithTheSameTime()
    {
        var time = File.Exists(OverlayPath) ? File.GetLastWriteTimeUtc(OverlayPath) : DateTime.UtcNow;
        WriteOverlay();
        File.SetLastWriteTimeUtc(OverlayPath, time);
    }

    private void SwapFolder()
    {
        var name = $"folder-{++_version}";
        _folder.Write($"{name}/flags.json", TestPairs.Manifest($"{_version}"));
        _folder.Write($"{name}/flags.Production.json", TestPairs.Overlay($"{_version}"));
        Directory.CreateSymbolicLink(_folder["data-new"], name);
        Links.Rename(_folder["data-new"], Data);
    }
}
