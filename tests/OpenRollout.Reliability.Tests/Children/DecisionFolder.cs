using System.Runtime.Versioning;

namespace OpenRollout.Reliability.Tests.Children;

/// <summary>A folder of decisions in a process that cannot write files, or in one whose write permission is revoked and later restored.</summary>
internal static class DecisionFolder
{
    /// <summary>What another user needs to read, who may still be in the superuser's group.</summary>
    public const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Runs in a process that cannot write a byte to any file.</summary>
    public static async Task RunFullAsync(string folder)
    {
        await new DecisionScenario(folder).HoldsWhileNotWritableAsync();
        Console.WriteLine("held");
    }

    [UnsupportedOSPlatform("windows")]
    public static async Task RunReadOnlyAsync(string folder)
    {
        var scenario = new DecisionScenario(folder);
        var scope = Directory.GetDirectories(folder).Single();
        AllowReading(folder, scope);
        LostPermission.SetAllowed(scope, false, Others);
        await scenario.HoldsWhileNotWritableAsync();
        LostPermission.SetAllowed(scope, true);
        await scenario.HoldsAgainAsync();
        Console.WriteLine("held");
    }

    /// <summary>A superuser's process becomes that of an ordinary user, who can then read but not write.</summary>
    [UnsupportedOSPlatform("windows")]
    private static void AllowReading(string folder, string scope)
    {
        foreach (var path in Directory.GetFiles(scope).Append(folder))
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | Others);
        }
    }
}
