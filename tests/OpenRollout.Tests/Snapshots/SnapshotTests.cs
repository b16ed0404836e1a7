namespace OpenRollout.Tests.Snapshots;

public sealed class SnapshotTests
{
    private const string Folder = "tests/OpenRollout.Tests/Snapshots";

    [Fact]
    public void The_accepted_text_matches() => Snapshot.Matches(Folder, "Sample", "One line.\nAnd another: ø.\n");

    [Fact]
    public void A_snapshot_that_nobody_accepted_fails_and_shows_what_was_received()
    {
        if (Environment.GetEnvironmentVariable("OPENROLLOUT_ACCEPT_SNAPSHOTS") == "1")
        {
            return;
        }

        var received = RepositoryFiles.Find($"{Folder}/Unknown.received.txt");
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Snapshot.Matches(Folder, "Unknown", "text"));
        Assert.Equal("text", File.ReadAllText(received));
        File.Delete(received);
    }
}
