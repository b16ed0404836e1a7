using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace OpenRollout.Reliability.Tests.Children;

/// <summary>A cache in a folder whose write permission is revoked and later restored.</summary>
internal static class LostPermission
{
    private const uint Superuser = 0;
    private const uint Nobody = 65534;

    [UnsupportedOSPlatform("windows")]
    public static async Task RunAsync(string folder)
    {
        await using var scenario = new CacheScenario(folder);
        await scenario.ServeAsync("allowed", isCached: true);
        SetAllowed(folder, false);
        await scenario.ServeAsync("denied", isCached: false);
        await scenario.StopAsync();
        SetAllowed(folder, true);
        scenario.AssertNothingHalfWritten();
        await scenario.RestartWithoutServerAsync("allowed");
        await scenario.ServeAsync("again", isCached: true);
        SetAllowed(folder, false);
        await scenario.ServeAsync("denied-again", isCached: false);
        SetAllowed(folder, true);
        await scenario.ServeAsync("allowed-again", isCached: true);
        await scenario.RestartWithoutServerAsync("allowed-again");
        Console.WriteLine("held");
    }

    /// <summary>For an ordinary user the folder's mode is enough. A superuser ignores it, so this process changes to an unprivileged user.</summary>
    [UnsupportedOSPlatform("windows")]
    public static void SetAllowed(string folder, bool isAllowed, UnixFileMode others = UnixFileMode.None)
    {
        const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        if (isAllowed && IsSuperuser)
        {
            SetUser(Superuser);
        }

        File.SetUnixFileMode(folder, (isAllowed ? Readable | UnixFileMode.UserWrite : Readable) | others);
        if (!isAllowed && Environment.IsPrivilegedProcess)
        {
            IsSuperuser = true;
            SetUser(Nobody);
        }
    }

    private static bool IsSuperuser { get; set; }

    private static void SetUser(uint user)
    {
        if (NativeSetEffectiveUser(user) != 0)
        {
            throw new Win32Exception();
        }
    }

    /// <summary>Sets the user of all threads; the C library ensures that.</summary>
    [DllImport("libc", EntryPoint = "seteuid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeSetEffectiveUser(uint user);
}
