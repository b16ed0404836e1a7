using System.Diagnostics;
using OpenFeature.Error;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Files;

/// <summary>Something other than a regular file at the manifest's path.</summary>
[Collection(OneByOne.Name)]
public sealed class StrangeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Strange => new()
    {
        { "a folder", "denied" },
        { "nothing", "Could not find" },
        { "an empty file", "empty" },
        { "a link to itself", "Could not find|symbolic links|links" },
        { "a pipe", "empty" },
        { "a link to a pipe", "empty" },
        { "/dev/zero", "empty" },
        { "/dev/null", "empty" },
        { "a link to /dev/zero", "empty" },
        { "100 MB of nothing", "104857600 bytes; at most 67108864 are allowed" },
        { "64 MiB and a byte", "67108865 bytes; at most 67108864 are allowed" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task It_is_an_error_with_little_time_and_memory_and_a_file_in_its_place_is_served(string what, string message)
    {
        if (!Make(what, out var path))
        {
            return;
        }

        var provider = new OpenRolloutProvider(new FileManifestSource(path));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var exception = await Assert.ThrowsAsync<ParseErrorException>(() => provider.InitializeAsync(EvaluationContext.Empty).WaitAsync(Watch.Patience));
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Contains(message.Split('|'), part => exception.Message.Contains(part, StringComparison.Ordinal));
        Assert.InRange(allocated, 0, 8 * 1024 * 1024);

        // A device cannot be replaced.
        if (!path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            Remove(path);
            File.Move(_folder.Write("new.json", TestManifests.On()), path, overwrite: true);
            await Eventually.Is(() => provider.Status.Version is not null);
            Assert.True((await provider.ResolveBooleanValueAsync("on", false)).Value);
            await StayAsync(provider, what, path);
        }

        await provider.ShutdownAsync().WaitAsync(Watch.Patience);
        Figures.Note("17 a path that is not a regular file", $"{Strange.Count:N0} kinds", $"each an error that names the path, with less than 8 MB allocated; a file in its place was served, and went on serving when it was replaced again");
    }

    /// <summary>The same in place of a valid file, whose manifest stays in use.</summary>
    private async Task StayAsync(OpenRolloutProvider provider, string what, string path)
    {
        Remove(path);
        Make(what, out _);
        await Eventually.Is(() => provider.Status.Problem is not null);
        Assert.True((await provider.ResolveBooleanValueAsync("on", false)).Value);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <summary>Creates the file; returns false if the system does not support it.</summary>
    private bool Make(string what, out string path)
    {
        path = what.StartsWith('/') ? what : _folder["flags.json"];
        switch (what)
        {
            case "a folder":
                Directory.CreateDirectory(path);
                return true;
            case "nothing":
                return true;
            case "an empty file":
                File.WriteAllText(path, "");
                return true;
            case "a link to itself":
                File.CreateSymbolicLink(path, "flags.json");
                return true;
            case "100 MB of nothing":
                return MakeSparse(path, 100L * 1024 * 1024);
            case "64 MiB and a byte":
                return MakeSparse(path, (64L * 1024 * 1024) + 1);
            case "a pipe":
                return MakePipe(path);
            case "a link to a pipe":
                File.CreateSymbolicLink(path, "pipe");
                return File.Exists(_folder["pipe"]) || MakePipe(_folder["pipe"]);
            case "a link to /dev/zero":
                File.CreateSymbolicLink(path, "/dev/zero");
                return File.Exists("/dev/zero");
            default:
                return File.Exists(path);
        }
    }

    private static bool MakeSparse(string path, long length)
    {
        using var stream = new FileStream(path, FileMode.Create);
        stream.SetLength(length);
        return true;
    }

    private static bool MakePipe(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        using var making = Process.Start("mkfifo", [path]);
        making.WaitForExit();
        Assert.Equal(0, making.ExitCode);
        return true;
    }
}
