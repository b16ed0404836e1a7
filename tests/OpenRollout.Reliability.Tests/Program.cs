using System.Globalization;
using OpenRollout.Reliability.Tests.Children;

namespace OpenRollout.Reliability.Tests;

/// <summary>The entry point of child processes; see <see cref="Child"/>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case [nameof(CacheKeeper), var address, var folder]:
                await CacheKeeper.RunAsync(address, folder);
                return 0;
            case [nameof(FullDisk), var folder]:
                await FullDisk.RunAsync(folder);
                return 0;
            case [nameof(LostPermission), var folder] when !OperatingSystem.IsWindows():
                await LostPermission.RunAsync(folder);
                return 0;
            case [nameof(DecisionWriter), var folder]:
                await DecisionWriter.RunAsync(folder);
                return 0;
            case [nameof(DecisionFolder.RunFullAsync), var folder]:
                await DecisionFolder.RunFullAsync(folder);
                return 0;
            case [nameof(DecisionFolder.RunReadOnlyAsync), var folder] when !OperatingSystem.IsWindows():
                await DecisionFolder.RunReadOnlyAsync(folder);
                return 0;
            case [nameof(UserCounter), var folder, var count]:
                await UserCounter.RunAsync(folder, int.Parse(count, CultureInfo.InvariantCulture));
                return 0;
            case [nameof(CountingFaults.CountOnFullDiskAsync), var folder]:
                await CountingFaults.CountOnFullDiskAsync(folder);
                return 0;
            case [nameof(CountingFaults.CountWithoutPermissionAsync), var folder] when !OperatingSystem.IsWindows():
                await CountingFaults.CountWithoutPermissionAsync(folder);
                return 0;
            default:
                await Console.Error.WriteLineAsync("This is a test project: use 'dotnet test'.");
                return 2;
        }
    }
}
