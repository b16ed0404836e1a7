using System.Runtime.InteropServices;
using System.Text;

namespace OpenRollout.Sources.Cache;

/// <summary>
/// Moves a file to a name that no file has. Of several processes that move files to one name, one succeeds.
/// <see cref="File.Move(string, string)"/> does not guarantee this on Unix: it checks for the name and then renames, so that
/// a file that another process creates in between is replaced. A hard link never replaces a file.
/// </summary>
internal static class ExclusiveMove
{
    /// <summary>Moves a file within its folder.</summary>
    /// <exception cref="IOException">The name exists, or the file cannot be moved.</exception>
    public static void Move(string from, string to)
    {
        if (!OperatingSystem.IsWindows() && TryLink(from, to))
        {
            File.Delete(from);
            return;
        }

        // Also for a file system without hard links.
        File.Move(from, to, overwrite: false);
    }

    /// <summary>Returns false if the system or the file system has no hard links, or the name exists.</summary>
    private static bool TryLink(string from, string to)
    {
        try
        {
            return Link(Encoding.UTF8.GetBytes(from + '\0'), Encoding.UTF8.GetBytes(to + '\0')) == 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The paths end with a null. As arrays, so that they need no unsafe code.</summary>
    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] from, byte[] to);
}
