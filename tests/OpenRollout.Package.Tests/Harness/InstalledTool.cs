namespace OpenRollout.Package.Tests;

/// <summary>The command line, installed once for all tests.</summary>
internal static class InstalledTool
{
    private static readonly Lazy<Task<string>> Path = new(InstallAsync);

    /// <summary>Runs the command line in the folder of a workspace.</summary>
    public static async Task<CommandResult> OpenRolloutAsync(this Workspace user, params string[] arguments) => await user.ExecuteAsync(await Path.Value, arguments);

    private static async Task<string> InstallAsync()
    {
        var folder = new Workspace();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        // A tool in a manifest would be found through a cache of the user's, which remembers where an earlier run had installed it.
        (await folder.DotnetAsync("tool", "install", "OpenRollout.Cli", "--version", Feed.Version, "--tool-path", "tools")).Succeeded();
        return System.IO.Path.Combine(folder.Folder, "tools", "openrollout");
    }
}
