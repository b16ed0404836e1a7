using System.Diagnostics;
using System.Globalization;

namespace OpenRollout.Consumer.Tests;

/// <summary>JIT compilation accounts for most of an application's startup time: about a tenth of a millisecond per method.</summary>
public class StartUpTests
{
    /// <summary>The limit, slightly above the current number. A dictionary with enum keys, or a LINQ query over structs, adds a dozen or two.</summary>
    private const int Most = 970;

    [Fact]
    public async Task A_process_compiles_few_methods_before_its_first_value()
    {
        Assert.InRange(int.Parse(await RunAsync(), CultureInfo.InvariantCulture), 1, Most);
    }

    [Fact]
    public async Task A_listener_gets_every_activity_before_the_SDK_has_created_its_source()
    {
        Assert.Equal("0 20 0", await RunAsync(FreshProcess.Activities));
    }

    /// <summary>Runs <see cref="FreshProcess"/> and returns what it prints.</summary>
    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FreshProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            // Methods that are recompiled because they are called often do not count as startup.
            Environment = { ["DOTNET_TC_CallCounting"] = "0" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Trim();
    }
}
