using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;

namespace OpenRollout.Cli.Workspaces;

/// <summary>A solution that is loaded completely: each project with its generators, without an error.</summary>
internal sealed class OpenedSolution : IDisposable
{
    private readonly MSBuildWorkspace _workspace = MSBuildWorkspace.Create();

    private OpenedSolution()
    {
    }

    /// <summary>Gets the solution as it is on disk.</summary>
    public Solution Solution => _workspace.CurrentSolution;

    /// <summary>Opens a solution or a project with the projects that it references.</summary>
    /// <exception cref="WorkspaceException">The solution cannot be opened completely.</exception>
    public static async Task<OpenedSolution> OpenAsync(string path, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var opened = new OpenedSolution();
        try
        {
            await opened.LoadAsync(path, progress, cancellationToken);
            await opened.CompileAsync(path, progress, cancellationToken);
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

    private async Task LoadAsync(string path, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var steps = new LoadProgress(progress);
        try
        {
            if (Path.GetExtension(path).StartsWith(".sln", StringComparison.OrdinalIgnoreCase))
            {
                await _workspace.OpenSolutionAsync(path, steps, cancellationToken);
            }
            else
            {
                await _workspace.OpenProjectAsync(path, steps, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new WorkspaceException($"{path} cannot be opened: {exception.Message}");
        }

        LoadFailures.Check(path, _workspace.Diagnostics);
    }

    private async Task CompileAsync(string path, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var failures = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var reference in Solution.Projects.SelectMany(project => project.AnalyzerReferences).OfType<AnalyzerFileReference>())
        {
            // An analyzer or generator that cannot be created is a failure, and one that needs a newer compiler. Other assemblies of a package contain neither.
            reference.AnalyzerLoadFailed += (_, failure) =>
            {
                if (failure.ErrorCode != AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers)
                {
                    lock (failures)
                    {
                        failures.Add($"  {reference.FullPath}: {failure.Message}");
                    }
                }
            };
        }

        var errors = new List<Diagnostic>();
        foreach (var project in Solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
        {
            progress.Report($"Compile {project.Name}");
            var compilation = await project.GetCompilationAsync(cancellationToken);
            if (compilation!.GetSpecialType(SpecialType.System_Object).TypeKind == TypeKind.Error)
            {
                // MSBuild loads a project that is not restored, without any reference.
                throw new WorkspaceException($"{project.FilePath} is not restored; {LoadFailures.Restore(path)}");
            }

            errors.AddRange(compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        if (failures.Count > 0)
        {
            throw new WorkspaceException($"a generator or analyzer did not load, so code can be missing:{LoadFailures.Write(failures)}");
        }

        if (errors.Count > 0)
        {
            var lines = errors.Select(error => $"  {Write(error)}").Distinct(StringComparer.Ordinal);
            throw new WorkspaceException($"the solution does not compile; correct the errors first, or {LoadFailures.Restore(path)} if packages are missing:{LoadFailures.Write(lines)}");
        }
    }

    private static string Write(Diagnostic diagnostic)
    {
        var place = Places.Of(diagnostic.Location.GetMappedLineSpan(), diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        return diagnostic.Location.IsInSource ? $"{place.Path}({place.Line},{place.Column}): error {diagnostic.Id}: {place.Message}" : $"error {diagnostic.Id}: {place.Message}";
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
