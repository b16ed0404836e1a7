using System.Text;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Files;

/// <summary>The file's last content is served after any sequence of changes between two polls.</summary>
[Collection(OneByOne.Name)]
public sealed class LostEventTests : IDisposable
{
    /// <summary>The number of polls within which each change must be found, and the file be found unchanged.</summary>
    private const int PollsForContent = 10;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _time = new();
    private readonly Random _random = new(Effort.Seed);
    private int _version = 10_000;

    /// <summary>The path of the file leads through a link to a folder, like a file that Kubernetes mounts.</summary>
    private string Data => _folder["data"];

    private string ManifestPath => Path.Combine(Data, "flags.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_last_content_is_served_and_without_a_file_the_last_good_one()
    {
        SwapFolder();
        var provider = new OpenRolloutProvider(new FileManifestSource(ManifestPath, _time));
        await provider.InitializeAsync(EvaluationContext.Empty);
        Action[] changes =
        [
            () => File.WriteAllText(ManifestPath, Next()),
            WriteWithTheSameTime, WriteFast, Rename, ReplaceAndKeepTheTime, DeleteAndMakeAnew, SwapFolder, ReplaceFolder, LinkFile, Delete, WriteHalf,
            () => SetTime(new DateTime(1971, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
            () => SetTime(new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
        ];
        var (rounds, operations, served) = (Effort.Of(60, 600), 0, await ServedAsync(provider));
        for (var round = 0; round < rounds; round++)
        {
            var log = new StringBuilder();
            for (var count = _random.Next(1, 12); count > 0; count--)
            {
                var change = changes[_random.Next(changes.Length)];
                log.Append(change.Method.Name).Append(' ');
                MakeSureOfFile();
                change();
                operations++;
                await PollAsync(_random.Next(3));
            }

            await PollAsync(PollsForContent);
            var content = File.Exists(ManifestPath) ? LoadedManifest.Read(File.ReadAllBytes(ManifestPath)) : null;
            var isGood = content is { Reading.FirstError: null };
            var what = $"OPENROLLOUT_FAULTS_SEED={Effort.Seed}, round {round}: {log}";
            Assert.True(isGood == provider.Status.Problem is null, what);
            // Without a valid file, a valid earlier version is served, but none older than the one served before.
            var now = await ServedAsync(provider);
            Assert.True(now >= (isGood ? _version : served) && now <= _version, $"{now} is served; {what}");
            served = now;
        }

        await provider.ShutdownAsync();
        Figures.Note("10 file changes without notification", $"{operations:N0} in {rounds:N0} rounds", $"after each round the file's content was served, or the last good one while there was none; edits in place, of equal length and time, renames, deletions, swapped and replaced folders, links, halves, times of 1971 and 2099");
    }

    /// <summary>Returns the next manifest. All have the same length, so that only time, links or content differ.</summary>
    private string Next() => $$"""{ "flags": { "version": { "flagType": "integer", "defaultValue": {{++_version}} } } }""";

    private static async Task<int> ServedAsync(OpenRolloutProvider provider) => (await provider.ResolveIntegerValueAsync("version", 0)).Value;

    private async Task PollAsync(int times)
    {
        for (var look = 0; look < times; look++)
        {
            await Eventually.Is(() => _time.Waiting == 1);
            _time.Advance(FileManifestSource.Interval);
            await Eventually.Is(() => _time.Waiting == 1);
        }
    }

    /// <summary>Creates the file if it does not exist, because most changes need one.</summary>
    private void MakeSureOfFile()
    {
        if (!File.Exists(ManifestPath))
        {
            File.Delete(ManifestPath);
            File.WriteAllText(ManifestPath, Next());
        }
    }

    private void WriteWithTheSameTime()
    {
        var time = File.GetLastWriteTimeUtc(ManifestPath);
        File.WriteAllText(ManifestPath, Next());
        File.SetLastWriteTimeUtc(ManifestPath, time);
    }

    private void WriteFast()
    {
        for (var count = 0; count < 20; count++)
        {
            File.WriteAllText(ManifestPath, Next());
        }
    }

    private void Rename() => File.Move(_folder.Write("new.json", Next()), ManifestPath, overwrite: true);

    private void ReplaceAndKeepTheTime()
    {
        var time = File.GetLastWriteTimeUtc(ManifestPath);
        Rename();
        File.SetLastWriteTimeUtc(ManifestPath, time);
    }

    private void DeleteAndMakeAnew()
    {
        for (var count = 0; count < 10; count++)
        {
            File.Delete(ManifestPath);
            File.WriteAllText(ManifestPath, Next());
        }
    }

    private void SwapFolder()
    {
        var name = $"folder-{_version}";
        _folder.Write($"{name}/flags.json", Next());
        Directory.CreateSymbolicLink(_folder["data-new"], name);
        Links.Rename(_folder["data-new"], Data);
    }

    private void ReplaceFolder()
    {
        Directory.Delete(Data);
        _folder.Write("data/flags.json", Next());
        // Back to a link, so that the next change can swap it.
        Directory.Move(Data, _folder[$"moved-{_version}"]);
        Directory.CreateSymbolicLink(Data, $"moved-{_version}");
    }

    private void LinkFile()
    {
        var target = _folder.Write($"linked-{_version}.json", Next());
        File.Delete(ManifestPath);
        File.CreateSymbolicLink(ManifestPath, target);
    }

    private void Delete() => File.Delete(ManifestPath);

    private void WriteHalf() => File.WriteAllText(ManifestPath, Next()[..30]);

    private void SetTime(DateTime time)
    {
        File.WriteAllText(ManifestPath, Next());
        File.SetLastWriteTimeUtc(ManifestPath, time);
    }
}
