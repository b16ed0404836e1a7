namespace OpenRollout.Analyzers.Tests;

/// <summary>Files that are made from code and kept in the repository, where people read them.</summary>
internal static class Snapshot
{
    /// <summary>Holds a file to what it should be; OPENROLLOUT_ACCEPT_SNAPSHOTS=1 writes it.</summary>
    public static void Matches(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("OPENROLLOUT_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Repository.PathOf(path), expected);
        }

        Assert.Equal(expected, Repository.Read(path));
    }
}
