using System.Diagnostics;
using System.Globalization;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Counting.Journals;
using OpenRollout.Reliability.Tests.Children;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Guardrails;

/// <summary>Whatever happens to a process that counts: seen users and counts agree, and no user is counted twice.</summary>
[Collection(OneByOne.Name)]
public sealed class KilledCounterTests : IDisposable
{
    private const int Users = 30_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_a_kill_at_any_time_seen_users_and_counts_agree()
    {
        var kills = Effort.Of(3, 200);
        var random = new Random(Effort.Seed);
        var counted = 0L;
        for (var kill = 0; kill < kills; kill++)
        {
            var before = Journal?.Length;
            using var child = Start();
            await Eventually.Is(() => child.HasExited || Journal?.Length != before);
            await Task.Delay(random.Next(100));
            child.Kill();
            await child.WaitForExitAsync();
            counted = AssertAgrees(isComplete: false);
        }

        Assert.Equal("", await Child.EndAsync(Start()));
        AssertAgrees(isComplete: true);
        Assert.Empty(Directory.GetFiles(_folder["state"], "*.tmp", SearchOption.AllDirectories));
        Figures.Note("33 a process that counts users, killed (SIGKILL)", $"{kills:N0}", $"seen users and counts agreed each time; {counted:N0} users were counted at the last kill and each of {Users:N0} once at the end");
    }

    [Fact]
    public async Task On_a_full_disk_counting_goes_on_and_what_was_written_agrees()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Without the trap the signal ends the process.
        var child = Child.StartInShell("trap '' XFSZ; ulimit -f 16; exec \"$@\"", nameof(CountingFaults.CountOnFullDiskAsync), _folder["state"]);
        Assert.Equal("held", (await Child.EndAsync(child)).Trim());
        Assert.InRange(AssertAgrees(isComplete: false, CountingFaults.Users), 1, CountingFaults.Users - 1);
        await UserCounter.RunAsync(_folder["state"], CountingFaults.Users);
        AssertAgrees(isComplete: true, CountingFaults.Users);
        Figures.Note("34 disk full for counted users, by a limit on files", $"1 process", $"all were counted in memory and the problem reported; what was written agreed, and was continued by the next process");
    }

    [Fact]
    public async Task Without_permission_a_guardrail_only_tells_until_it_is_restored()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_folder.Path, File.GetUnixFileMode(_folder.Path) | DecisionFolder.Others);
        Assert.Equal("held", (await Child.EndAsync(Child.Start(nameof(CountingFaults.CountWithoutPermissionAsync), _folder["state"]))).Trim());
        Assert.Equal(2, AssertAgrees(isComplete: false));
    }

    private FileInfo? Journal => Directory.Exists(_folder["state"])
        ? new DirectoryInfo(_folder["state"]).GetFiles("*.evidence", SearchOption.AllDirectories).SingleOrDefault()
        : null;

    private Process Start() => Child.Start(nameof(UserCounter), _folder["state"], Users.ToString(CultureInfo.InvariantCulture));

    /// <summary>Asserts that the counts in the folder are those of the users who are seen, and returns their number.</summary>
    private long AssertAgrees(bool isComplete, int users = Users)
    {
        var read = JournalFile.Read(Journal!, new MemoryLimit(long.MaxValue))!.Users;
        var expected = UserCounter.CountsOf(users, bit => isComplete || read.Seen.Contains(bit));
        var actual = Enumerable.Range(0, read.Strata.Count).Select(number => read.Strata[number]).ToDictionary(row => row.Stratum, row => (row.Treated, row.Control));
        Assert.Equal(expected.OrderBy(pair => pair.Key.Treated), actual.OrderBy(pair => pair.Key.Treated));
        Assert.True(read.DecidedAt is not null || !isComplete);
        return actual.Values.Sum(counts => counts.Item1 + counts.Item2);
    }
}
