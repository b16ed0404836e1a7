using System.Runtime.InteropServices;
using System.Text;

namespace OpenRollout.TestSupport;

/// <summary>Renames links over links, which the framework does not.</summary>
internal static class Links
{
    /// <summary>Renames a link to a folder; one that is there already is replaced, on Unix in one step.</summary>
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
