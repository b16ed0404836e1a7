using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace OpenRollout.Cli.Workspaces;

/// <summary>A solution on disk, each of whose projects is loaded.</summary>
internal sealed class OpenedSolution : IDisposable
{
    private readonly MSBuildWorkspace _workspace = MSBuildWorkspace.Create();

    private readonly string _path;

    private OpenedSolution(string path) => _path = path;

    /// <summary>Gets the solution as it is on disk.</summary>
    public Solution Solution => _workspace.CurrentSolution;

    private IEnumerable<Project> CSharpProjects => Solution.Projects.Where(project => project.Language == LanguageNames.CSharp);

    /// <summary>Opens a solution or a project with the projects that it references.</summary>
    /// <exception cref="WorkspaceException">A project cannot be loaded, or is not restored.</exception>
    public static async Task<OpenedSolution> OpenAsync(string path, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var opened = new OpenedSolution(path);
        try
        {
            await opened.LoadAsync(progress, cancellationToken);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private async Task LoadAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var steps = new LoadProgress(progress);
        try
        {
            if (Path.GetExtension(_path).StartsWith(".sln", StringComparison.OrdinalIgnoreCase))
            {
                await _workspace.OpenSolutionAsync(_path, steps, cancellationToken);
            }
            else
            {
                await _workspace.OpenProjectAsync(_path, steps, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new WorkspaceException($"{_path} cannot be opened: {exception.Message}");
        }

        LoadFailures.Check(_path, _workspace.Diagnostics);
        // MSBuild loads a project that is not restored, without any reference, and without the manifests that a package finds.
        if (CSharpProjects.FirstOrDefault(project => project.MetadataReferences.Count == 0) is { } project)
        {
            throw new WorkspaceException($"{project.FilePath} is not restored; {LoadFailures.Restore(_path)}");
        }
    }

    private sealed class LoadProgress(IProgress<string> progress) : IProgress<ProjectLoadProgress>
    {
        public void Report(ProjectLoadProgress value)
        {
            if (value.Operation == ProjectLoadOperation.Build)
            {
                var framework = value.TargetFramework is { Length: > 0 } name ? $" ({name})" : "";
                progress.Report($"Load {Path.GetFileNameWithoutExtension(value.FilePath)}{framework}");
            }
        }
    }
}
