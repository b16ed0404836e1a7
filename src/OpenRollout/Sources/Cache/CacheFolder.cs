namespace OpenRollout.Sources.Cache;

/// <summary>The folder of caches: made for its owner only, and not used where others may write to it.</summary>
internal static class CacheFolder
{
    /// <summary>Makes a folder where there is none, and sees that nobody else may write to it.</summary>
    /// <exception cref="IOException">Others may.</exception>
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
    /// Sees that not everyone may write to a folder: who can could put a manifest of their own there. Members of the
    /// folder's group are trusted. On Windows nothing is checked.
    /// </summary>
    /// <exception cref="IOException">Everyone may write to it.</exception>
    public static void EnsureNotWorldWritable(string folder)
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(folder) && (File.GetUnixFileMode(folder) & UnixFileMode.OtherWrite) != 0)
        {
            throw new IOException(
                $"everyone may write to the folder '{folder}'; take that permission away (chmod o-w), or set {nameof(HttpManifestOptions.CacheFolder)} to a folder below it, which is then made for its owner only");
        }
    }
}
