namespace OpenRollout.Package.Tests;

/// <summary>An application with a finished flag, restored once for all tests of a class. Each test builds it anew with its own settings.</summary>
public sealed class FinishedApplication : IAsyncLifetime, IDisposable
{
    private const string Program = "Console.WriteLine(App.Flags.Composer.IsEnabled());";

    private readonly Workspace _user = new Workspace().Write("App/App.csproj", UserProject.Console()).Write("App/flags.json", Manifests.Finished);

    public async Task InitializeAsync() => (await _user.DotnetAsync("restore", "App")).Succeeded();

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _user.Dispose();

    /// <summary>Builds everything.</summary>
    internal Task<CommandResult> BuildAsync(params string[] options) => BuildAsync([], options);

    /// <summary>Builds everything with additional or other files.</summary>
    internal async Task<CommandResult> BuildAsync((string Name, string Text)[] files, params string[] options)
    {
        _user.Write("App/Program.cs", Program);
        foreach (var (name, text) in files)
        {
            _user.Write($"App/{name}", text);
        }

        var result = await BuildChangesAsync(["--no-incremental", .. options]);
        foreach (var (name, _) in files)
        {
            File.Delete(Path.Combine(_user.Folder, "App", name));
        }

        return result;
    }

    /// <summary>Builds what changed since the build before.</summary>
    internal Task<CommandResult> BuildChangesAsync(params string[] options) => _user.BuildAsync("App", ["--no-restore", .. options]);
}
