using System.Runtime.InteropServices;
using System.Text;

namespace OpenRollout.TestSupport;

/// <summary>Renames a link over an existing link, which the framework does not support.</summary>
internal static class Links
{
    /// <summary>Renames a link to a folder and replaces an existing link, atomically on Unix.</summary>
    public static void Rename(string from, string to)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(0, NativeRename(Encoding.UTF8.GetBytes(from + '\0'), Encoding.UTF8.GetBytes(to + '\0')));
            return;
        }

        if (Directory.Exists(to))
        {
            Directory.Delete(to);
        }

        Directory.Move(from, to);
    }

    [DllImport("libc", EntryPoint = "rename")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeRename(byte[] from, byte[] to);
}
