using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Analyzers.Manifests;

namespace OpenRollout.CodeFixes.Removing;

/// <summary>A manifest of a solution, as all its projects see it.</summary>
internal sealed class SolutionManifest
{
    private SolutionManifest(ManifestFile file, SourceText text, IReadOnlyDictionary<ProjectId, ManifestFile> projects, bool isKeyAmbiguous)
        => (File, Text, Projects, IsKeyAmbiguous) = (file, text, projects, isKeyAmbiguous);

    /// <summary>Gets the manifest with the overlays of all projects.</summary>
    public ManifestFile File { get; }

    /// <summary>Gets the text.</summary>
    public SourceText Text { get; }

    /// <summary>Gets the projects that pass the manifest to the compiler, each with the manifest as it sees it.</summary>
    public IReadOnlyDictionary<ProjectId, ManifestFile> Projects { get; }

    /// <summary>Gets a value indicating whether another manifest has a flag with the same key.</summary>
    public bool IsKeyAmbiguous { get; }

    /// <summary>Returns the manifest.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="path">The path of the manifest.</param>
    /// <param name="key">The key of the flag.</param>
    /// <param name="cancellation">Cancels the search.</param>
    /// <exception cref="ArgumentException">No project has the manifest.</exception>
    public static async Task<SolutionManifest> FindAsync(Solution solution, string path, string key, CancellationToken cancellation)
    {
        var projects = new Dictionary<ProjectId, ManifestFile>();
        var isKeyAmbiguous = false;
        TextDocument? document = null;
        foreach (var project in solution.Projects)
        {
            foreach (var file in ProjectManifests.Find(project.AnalyzerOptions, cancellation)?.Files ?? [])
            {
                if (file.Path == path)
                {
                    projects.Add(project.Id, file);
                    document ??= project.AdditionalDocuments.First(each => (each.FilePath ?? each.Name) == path);
                }
                else
                {
                    isKeyAmbiguous |= file.Manifest.FindFlag(key) is not null;
                }
            }
        }

        if (document is null)
        {
            throw new ArgumentException($"No project of the solution has the manifest '{path}'.", nameof(path));
        }

        var first = projects.Values.FirstOrDefault(file => file.IsGeneratedHere) ?? projects.Values.First();
        var overlays = projects.Values.SelectMany(file => file.Overlays).GroupBy(overlay => overlay.Path, StringComparer.Ordinal).Select(same => same.First()).ToArray();
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return new SolutionManifest(first with { Overlays = overlays }, text, projects, isKeyAmbiguous);
    }
}
