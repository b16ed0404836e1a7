namespace OpenRollout.Sources.Cache;

/// <summary>Creates and checks the folder of cache files.</summary>
internal static class CacheFolder
{
    /// <summary>Creates a folder for its owner only if it does not exist, and checks that it is not writable by everyone.</summary>
    /// <exception cref="IOException">Everyone may write to the folder, or it cannot be created.</exception>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        EnsureNotWorldWritable(folder);
    }

    /// <summary>
    /// Checks that a folder is not writable by everyone, because any user could then put a manifest there. Members of the
    /// folder's group are trusted. Checks nothing on Windows.
    /// </summary>
    /// <exception cref="IOException">Everyone may write to the folder.</exception>
    public static void EnsureNotWorldWritable(string folder)
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(folder) && (File.GetUnixFileMode(folder) & UnixFileMode.OtherWrite) != 0)
        {
            throw new IOException(
                $"everyone may write to the folder '{folder}'; remove that permission (chmod o-w), or set {nameof(HttpManifestOptions.CacheFolder)} to a folder below it, which is then created for its owner only");
        }
    }
}
