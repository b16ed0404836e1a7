using System.Diagnostics;
using System.Reflection;

namespace OpenRollout.Benchmarks;

/// <summary>Publishes the projects of <c>benchmarks/Native</c> with Native AOT, which takes about a minute.</summary>
internal static class NativeCompiler
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    /// <summary>Gets why nothing can be published on this machine; null when it can.</summary>
    public static string? Obstacle
        => !OperatingSystem.IsLinux() ? "skipped: measured on Linux only"
            : !Linkers.Any(IsInstalled) ? "skipped: Native AOT needs a linker, and neither clang nor gcc is in PATH"
            : null;

    /// <summary>Publishes a project into an empty folder and returns its program.</summary>
    /// <exception cref="InvalidOperationException">The SDK could not publish it.</exception>
    public static NativeProgram Publish(string project, string folder)
    {
        var root = typeof(NativeCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "NativeProjects").Value!;
        string[] arguments =
        [
            "publish", Path.Combine(root, project), "-c", "Release", "-o", folder, "-v:q", "-nologo", "-tl:off",
            "-p:PublishNative=true", $"-p:StripSymbols={(IsInstalled("objcopy") ? "true" : "false")}",
        ];
        using var sdk = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = sdk.StandardOutput.ReadToEnd();
        sdk.WaitForExit();
        return sdk.ExitCode == 0
            ? new NativeProgram(Path.Combine(folder, "Native" + project))
            : throw new InvalidOperationException($"'dotnet {string.Join(' ', arguments)}' failed:\n{output}");
    }

    private static bool IsInstalled(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
