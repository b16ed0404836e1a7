namespace OpenRollout.TestSupport;

/// <summary>
/// Compares text with the accepted file, <c>Name.verified.txt</c> next to the tests. Text that differs is written to
/// <c>Name.received.txt</c>; with OPENROLLOUT_ACCEPT_SNAPSHOTS=1 it is accepted.
/// </summary>
internal static class Snapshot
{
    private const string AcceptVariable = "OPENROLLOUT_ACCEPT_SNAPSHOTS";

    /// <summary>Asserts that text equals the accepted file.</summary>
    /// <param name="folder">The folder of the files, relative to the repository root.</param>
    /// <param name="name">The name without extensions.</param>
    /// <param name="actual">The text.</param>
    public static void Matches(string folder, string name, string actual)
    {
        var verified = RepositoryFiles.Find($"{folder}/{name}.verified.txt");
        var received = RepositoryFiles.Find($"{folder}/{name}.received.txt");
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (expected == actual)
        {
            File.Delete(received);
        }
        else if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(verified)!);
            File.WriteAllText(verified, actual);
            File.Delete(received);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(received)!);
            File.WriteAllText(received, actual);
            Assert.Fail($"'{folder}/{name}' differs from what was accepted; set {AcceptVariable}=1 to accept it.\nexpected:\n{expected ?? "nothing"}\nactual:\n{actual}");
        }
    }
}
