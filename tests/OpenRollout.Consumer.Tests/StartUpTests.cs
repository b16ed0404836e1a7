using System.Diagnostics;
using System.Globalization;

namespace OpenRollout.Consumer.Tests;

/// <summary>What an application does when it starts is compile: each method takes about a tenth of a millisecond.</summary>
public class StartUpTests
{
    /// <summary>A little more than there are. A dictionary with an enum in it, or a query over structs, is a dozen or two.</summary>
    private const int Most = 900;

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
            // What is compiled again because it is called often is no part of starting.
            Environment = { ["DOTNET_TC_CallCounting"] = "0" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Trim();
    }
}
