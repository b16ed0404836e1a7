using System.Diagnostics;
using System.Reflection;

namespace OpenRollout.Package.Tests;

/// <summary>The compiler that all builds of one test run share, which halves their time. Another run, with other packages, has its own.</summary>
internal static class CompilerServer
{
    private static readonly string Name = $"openrollout-tests-{Environment.ProcessId}";

    static CompilerServer() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();

    /// <summary>Gets the options of a build that uses the server, in one process: the tests already run in parallel.</summary>
    public static IReadOnlyList<string> BuildOptions { get; } = ["-m:1", "-p:UseSharedCompilation=true", $"-p:SharedCompilationId={Name}"];

    /// <summary>Asks the server to stop. One that does not answer stops by itself when it has been idle for ten minutes.</summary>
    private static void Stop()
    {
        var compiler = typeof(CompilerServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "CompilerServer").Value!;
        using var stop = Process.Start("dotnet", ["exec", compiler, "-shutdown", $"-pipename:{Name}"]);
    }
}
