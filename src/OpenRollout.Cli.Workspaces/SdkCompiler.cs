using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.Build.Locator;

namespace OpenRollout.Cli.Workspaces;

/// <summary>
/// The Roslyn of an SDK, with its workspaces: that of <c>dotnet format</c>. It loads the generators of its SDK, which a Roslyn that is
/// older than they are ignores without a message.
/// </summary>
internal sealed class SdkCompiler
{
    private const string CompilerName = "Microsoft.CodeAnalysis";

    /// <summary>The Roslyn that this tool is compiled against.</summary>
    private static readonly Version MinimumVersion = new(4, 14);

    private static string? _used;

    private readonly string _folder;

    private SdkCompiler(string sdkFolder, string folder, Version version, Version runtime)
        => (SdkFolder, _folder, Version, Runtime) = (sdkFolder, folder, version, runtime);

    /// <summary>Gets the full path of the SDK, whose last part is its version.</summary>
    public string SdkFolder { get; }

    /// <summary>Gets the version of Roslyn.</summary>
    public Version Version { get; }

    /// <summary>Gets the version of .NET that this Roslyn needs.</summary>
    public Version Runtime { get; }

    /// <summary>Gets a value indicating whether this process runs on a .NET that can load this Roslyn.</summary>
    public bool IsLoadable => Environment.Version.Major >= Runtime.Major;

    /// <summary>Gets the path of the <c>dotnet</c> command that has the SDK.</summary>
    public string Host => Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(SdkFolder))!, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>Finds the Roslyn of the SDK that <c>dotnet</c> uses in a folder.</summary>
    /// <param name="folder">The folder, whose <c>global.json</c> can choose the SDK.</param>
    /// <exception cref="WorkspaceException">There is no such SDK, or it is too old.</exception>
    public static SdkCompiler Find(string folder) => Read(FindSdk(folder));

    /// <summary>Reads the versions of the Roslyn of an SDK.</summary>
    /// <param name="sdkFolder">The full path of the SDK.</param>
    /// <exception cref="WorkspaceException">The SDK is too old.</exception>
    public static SdkCompiler Read(string sdkFolder)
    {
        sdkFolder = Path.TrimEndingDirectorySeparator(sdkFolder);
        var folder = Path.Combine(sdkFolder, "DotnetTools", "dotnet-format");
        var path = Path.Combine(folder, $"{CompilerName}.dll");
        var version = File.Exists(path) ? AssemblyName.GetAssemblyName(path).Version! : new Version(0, 0);
        if (version < MinimumVersion)
        {
            throw new WorkspaceException(
                $"the solution uses the .NET SDK {Path.GetFileName(sdkFolder)}, which has {(version.Major == 0 ? "no Roslyn for tools" : $"Roslyn {version.ToString(2)}")}; 'openrollout remove' needs the .NET SDK 9.0.300 or later. Install it, and change global.json if it chooses the older one");
        }

        return new SdkCompiler(sdkFolder, folder, version, ReadRuntime(Path.Combine(folder, "dotnet-format.runtimeconfig.json")));
    }

    /// <summary>Lets this process load this Roslyn. No type of Roslyn can have been used before.</summary>
    public void Use()
    {
        if (Interlocked.CompareExchange(ref _used, _folder, null) is null)
        {
            AssemblyLoadContext.Default.Resolving += (context, name)
                => Path.Combine(_folder, $"{name.Name}.dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        }
    }

    private static string FindSdk(string folder)
    {
        var options = new VisualStudioInstanceQueryOptions { DiscoveryTypes = DiscoveryType.DotNetSdk, WorkingDirectory = folder, AllowAllRuntimeVersions = true };
        try
        {
            return MSBuildLocator.QueryVisualStudioInstances(options).FirstOrDefault()?.MSBuildPath
                ?? throw new WorkspaceException($"'dotnet' finds no SDK in {folder}; run 'dotnet --version' there to see why");
        }
        catch (InvalidOperationException exception)
        {
            throw new WorkspaceException($"'dotnet' finds no SDK in {folder}; run 'dotnet --version' there to see why ({exception.Message})");
        }
    }

    private static Version ReadRuntime(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var options = file.RootElement.GetProperty("runtimeOptions");
        var framework = options.TryGetProperty("framework", out var single) ? single : options.GetProperty("frameworks")[0];
        return Version.Parse(framework.GetProperty("version").GetString()!.Split('-')[0]);
    }
}
