using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Cli.Workspaces;

/// <summary>Verifies that a solution compiles with all its generators: nothing can be proven about code that is missing.</summary>
internal static class SolutionCheck
{
    /// <summary>Compiles all C# projects.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="options">The path of the solution, and how paths are shown.</param>
    /// <param name="progress">Gets a line for each project.</param>
    /// <param name="cancellationToken">Cancels the compilation.</param>
    /// <exception cref="WorkspaceException">A generator does not exist, does not load or fails, or the code has errors.</exception>
    public static async Task RequireNoErrorsAsync(Solution solution, RemovalOptions options, IProgress<string> progress, CancellationToken cancellationToken)
    {
        RequireComponents(solution, options);
        var loads = WatchLoads(solution, options);
        var errors = new List<Diagnostic>();
        var crashes = new List<string>();
        foreach (var project in solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
        {
            progress.Report($"Compile {project.Name}");
            var compilation = await project.GetCompilationAsync(cancellationToken);
            errors.AddRange(compilation!.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            crashes.AddRange(await GeneratorCrashes.FindAsync(project, cancellationToken));
        }

        if (loads.Count > 0)
        {
            throw new WorkspaceException($"a generator or analyzer did not load, so code can be missing:{LoadFailures.Write(loads)}");
        }

        if (crashes.Count > 0)
        {
            throw new WorkspaceException($"a generator failed, so code is missing; update it, or correct its input:{LoadFailures.Write(crashes.Select(crash => $"  {crash}"))}");
        }

        if (errors.Count > 0)
        {
            var lines = errors.Select(error => $"  {Write(error, options)}").Distinct(StringComparer.Ordinal);
            throw new WorkspaceException($"the solution does not compile; correct the errors first, or {LoadFailures.Restore(options.Path)} if packages are missing:{LoadFailures.Write(lines)}");
        }
    }

    /// <summary>A workspace skips a generator whose file does not exist, such as one of a project that is not built.</summary>
    private static void RequireComponents(Solution solution, RemovalOptions options)
    {
        var missing = solution.Projects.SelectMany(project => project.AnalyzerReferences).OfType<UnresolvedAnalyzerReference>()
            .Select(reference => $"  {options.Display(reference.FullPath)}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (missing.Length > 0)
        {
            throw new WorkspaceException($"a generator or analyzer does not exist, so code can be missing; run 'dotnet build {Path.GetFileName(options.Path)}' in its folder:{LoadFailures.Write(missing)}");
        }
    }

    /// <summary>Returns a set to which failures are added as soon as references are loaded.</summary>
    private static SortedSet<string> WatchLoads(Solution solution, RemovalOptions options)
    {
        var failures = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var reference in solution.Projects.SelectMany(project => project.AnalyzerReferences).OfType<AnalyzerFileReference>())
        {
            reference.AnalyzerLoadFailed += (_, failure) =>
            {
                // Other assemblies of a package contain neither analyzers nor generators.
                if (failure.ErrorCode != AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers)
                {
                    lock (failures)
                    {
                        failures.Add($"  {options.Display(reference.FullPath)}: {LoadFailures.Describe(failure)}");
                    }
                }
            };
        }

        return failures;
    }

    private static string Write(Diagnostic diagnostic, RemovalOptions options)
    {
        var place = Places.Of(diagnostic.Location.GetMappedLineSpan(), diagnostic.GetMessage(CultureInfo.InvariantCulture));
        return diagnostic.Location.IsInSource ? $"{options.Display(place.Path)}({place.Line},{place.Column}): error {diagnostic.Id}: {place.Message}" : $"error {diagnostic.Id}: {place.Message}";
    }
}
