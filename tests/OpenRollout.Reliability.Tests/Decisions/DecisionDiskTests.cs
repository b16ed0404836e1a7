using OpenRollout.Reliability.Tests.Children;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Decisions;

/// <summary>Decisions that cannot be saved are in force in their process, and nothing that is saved is lost or loosened.</summary>
[Collection(OneByOne.Name)]
public sealed class DecisionDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_is_reported_at_the_start_and_known_decisions_apply()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var scenario = new DecisionScenario(_folder["decisions"]);
        await scenario.PrepareAsync();
        // No file may have a length. Without the trap the signal ends the process.
        var child = Child.StartInShell("trap '' XFSZ; ulimit -f 0; exec \"$@\"", nameof(DecisionFolder.RunFullAsync), _folder["decisions"]);
        Assert.Equal("held", (await Child.EndAsync(child)).Trim());
        await scenario.HoldsAgainAsync();
        Figures.Note("30 disk full for decisions, by a limit on files", $"1 process", $"the known decision applied and the folder was reported at the start; the new one applied in the process and its task failed; the withdrawal failed and loosened nothing; nothing left half written");
    }

    [Fact]
    public async Task A_read_only_folder_is_reported_at_the_start_and_known_decisions_apply()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await new DecisionScenario(_folder["decisions"]).PrepareAsync();
        // A superuser's child becomes an ordinary user, who must reach the folder and read the file.
        File.SetUnixFileMode(_folder.Path, File.GetUnixFileMode(_folder.Path) | DecisionFolder.Others);
        Assert.Equal("held", (await Child.EndAsync(Child.Start(nameof(DecisionFolder.RunReadOnlyAsync), _folder["decisions"]))).Trim());
        Figures.Note("31 read-only folder for decisions", $"1 process", $"the same; with the permission back the next start reported nothing");
    }
}
