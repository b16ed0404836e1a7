namespace OpenRollout.Sources.Cache;

/// <summary>Creates and checks folders that only their owner, and perhaps their group, may write to.</summary>
internal static class CacheFolder
{
    private const string Alternative = $"set {nameof(HttpManifestOptions.CacheFolder)} to a folder below it";

    /// <summary>Creates a folder for its owner only if it does not exist, and checks that it is not writable by everyone.</summary>
    /// <exception cref="IOException">Everyone may write to the folder, or it cannot be created.</exception>
    /// <param name="folder">The folder.</param>
    /// <param name="alternative">The alternative to removing the permission, for the message.</param>
    public static void Create(string folder, string alternative = Alternative)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        EnsureNotWorldWritable(folder, alternative);
    }

    /// <summary>
    /// Checks that a folder is not writable by everyone, because any user could then put a manifest there. Members of the
    /// folder's group are trusted. Checks nothing on Windows.
    /// </summary>
    /// <exception cref="IOException">Everyone may write to the folder.</exception>
    public static void EnsureNotWorldWritable(string folder, string alternative = Alternative)
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(folder) && (File.GetUnixFileMode(folder) & UnixFileMode.OtherWrite) != 0)
        {
            throw new IOException(
                $"everyone may write to the folder '{folder}'; remove that permission (chmod o-w), or {alternative}, which is then created for its owner only");
        }
    }
}
