using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>The manifests of a project and its settings. It needs the additional files of the project only, not its code.</summary>
/// <param name="Files">The manifests; at least one.</param>
/// <param name="Options">The settings of the project.</param>
internal sealed record ProjectManifests(IReadOnlyList<ManifestFile> Files, ProjectOptions Options)
{
    /// <summary>Returns the manifests, or null if the project has none.</summary>
    public static ProjectManifests? Find(AnalyzerOptions options, CancellationToken cancellation)
    {
        if (options.AdditionalFiles.IsEmpty)
        {
            return null;
        }

        var project = new ProjectOptions(options.AnalyzerConfigOptionsProvider);
        // A file that the project lists twice is one manifest.
        var texts = Distinct(options.AdditionalFiles.Where(project.IsManifest)).Where(file => file.GetText(cancellation) is not null).ToArray();
        if (texts.Length == 0)
        {
            return null;
        }

        var overlays = Distinct(options.AdditionalFiles.Where(file => project.CanBeOverlay(file) && !project.IsManifest(file))).ToArray();
        var identities = ManifestPath.Identify(texts.Where(project.IsGeneratedHere).Select(file => file.Path).ToArray(), project.FindProperty("ProjectDir"));
        var files = texts
            .Select(file => new ManifestFile(
                file.Path,
                identities.TryGetValue(file.Path, out var identity) ? identity : null,
                project.FindDomain(file),
                ManifestText.Of(file.GetText(cancellation)!),
                FindOverlays(file.Path, overlays, project, cancellation)))
            .ToArray();
        return new ProjectManifests(files, project);
    }

    private static IEnumerable<AdditionalText> Distinct(IEnumerable<AdditionalText> files)
        => files.GroupBy(file => file.Path, StringComparer.Ordinal).Select(same => same.Last());

    private static OverlayFile[] FindOverlays(string manifest, AdditionalText[] candidates, ProjectOptions project, CancellationToken cancellation)
    {
        var found = new List<OverlayFile>();
        foreach (var file in candidates)
        {
            if (project.FindEnvironment(file, manifest) is { } environment && file.GetText(cancellation) is { } text)
            {
                found.Add(new OverlayFile(file.Path, environment, text));
            }
        }

        return [.. found];
    }
}
