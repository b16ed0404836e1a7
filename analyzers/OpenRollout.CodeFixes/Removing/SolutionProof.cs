using System.Globalization;
using Microsoft.CodeAnalysis;
using OpenRollout.Removal;

namespace OpenRollout.CodeFixes.Removing;

/// <summary>
/// Compiles the changed solution with its generators: without the flag in the manifest they generate other code, which the engine has not
/// seen. A group whose last flag goes, for example, has no class any longer.
/// </summary>
internal static class SolutionProof
{
    /// <summary>Returns the errors and warnings that the projects did not have before.</summary>
    /// <param name="code">The code before the removal.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="changed">The solution after the removal.</param>
    /// <param name="cancellation">Cancels the compilation.</param>
    public static async Task<IReadOnlyList<RemovalPlace>> FindNewAsync(SolutionCode code, SolutionManifest manifest, Solution changed, CancellationToken cancellation)
    {
        var graph = changed.GetProjectDependencyGraph();
        var affected = new HashSet<ProjectId>(manifest.Projects.Keys);
        affected.UnionWith(manifest.Projects.Keys.SelectMany(graph.GetProjectsThatTransitivelyDependOnThisProject));
        var found = new List<RemovalPlace>();
        foreach (var (project, before) in code.Projects.Where(each => affected.Contains(each.Project.Id)))
        {
            var after = await changed.GetProject(project.Id)!.GetCompilationAsync(cancellation).ConfigureAwait(false);
            var reported = after!.GetDiagnostics(cancellation).Where(IsReported).ToArray();
            if (reported.Length == 0)
            {
                continue;
            }

            var known = before.GetDiagnostics(cancellation).Where(IsReported).GroupBy(KeyOf).ToDictionary(same => same.Key, same => same.Count());
            foreach (var diagnostic in reported)
            {
                var key = KeyOf(diagnostic);
                if (known.TryGetValue(key, out var count) && count > 0)
                {
                    known[key] = count - 1;
                }
                else
                {
                    found.Add(new RemovalPlace(diagnostic.Location.GetMappedLineSpan(), RemovalReasons.WithoutEntry(diagnostic.Id, key.Message)));
                }
            }
        }

        return found;
    }

    private static bool IsReported(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed;

    private static (string Id, string? Path, string Message) KeyOf(Diagnostic diagnostic)
        => (diagnostic.Id, diagnostic.Location.SourceTree?.FilePath, diagnostic.GetMessage(CultureInfo.InvariantCulture));
}
