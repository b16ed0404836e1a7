namespace OpenRollout.TestSupport;

/// <summary>
/// Compares a text with the file that was accepted for it, <c>Name.verified.txt</c> beside the tests. A text that differs
/// is written to <c>Name.received.txt</c>; with OPENROLLOUT_ACCEPT_SNAPSHOTS=1 it is accepted.
/// </summary>
internal static class Snapshot
{
    private const string AcceptVariable = "OPENROLLOUT_ACCEPT_SNAPSHOTS";

    /// <summary>Compares.</summary>
    /// <param name="folder">The folder of the files, named from the repository's root.</param>
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
