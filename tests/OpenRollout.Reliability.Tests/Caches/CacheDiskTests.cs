using System.Diagnostics;
using OpenRollout.Reliability.Tests.Children;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Caches;

/// <summary>A cache that cannot be written costs only the cache, and is written again as soon as possible.</summary>
[Collection(OneByOne.Name)]
public sealed class CacheDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_limit_on_the_length_of_files_is_reported_and_survived()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // 64 blocks are 32 or 64 KiB, depending on the shell. Without the trap the signal ends the process.
        var child = Child.StartInShell("trap '' XFSZ; ulimit -f 64; exec \"$@\"", nameof(FullDisk), _folder.Path);
        Assert.Equal("held", (await Child.EndAsync(child)).Trim());
        Figures.Note("05 disk full for the cache, by a limit on files", $"1 process", $"the manifest too large for it was served and ROLL1009 told; the cache kept the one before, whole, for a restart without the server; nothing left half written; the next that had room was cached");
    }

    [Fact]
    public async Task A_full_disk_is_reported_and_survived()
    {
        var disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        if (!await MountAsync(disk))
        {
            Figures.Note("06 disk full for the cache, a disk of 256 KiB", $"0", $"this system does not allow mounting a disk; only the limit on files was tested");
            return;
        }

        try
        {
            Assert.Equal("held", (await Child.EndAsync(Child.Start(nameof(FullDisk), disk))).Trim());
        }
        finally
        {
            await RunAsync("umount", disk);
        }

        Figures.Note("06 disk full for the cache, a disk of 256 KiB", $"1 process", $"the same");
    }

    [Fact]
    public async Task A_revoked_permission_is_reported_and_survived()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal("held", (await Child.EndAsync(Child.Start(nameof(LostPermission), _folder.Path))).Trim());
        Figures.Note("07 permission denied for the cache", $"1 process, {(Environment.IsPrivilegedProcess ? "a superuser's that became nobody's" : "an ordinary user's")}", $"the new manifest was served and ROLL1009 told; the cache kept the one before; with the permission back it was written again");
    }

    private static async Task<bool> MountAsync(string folder)
        => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await RunAsync("mount", "-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs", folder) == 0;

    private static async Task<int> RunAsync(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
