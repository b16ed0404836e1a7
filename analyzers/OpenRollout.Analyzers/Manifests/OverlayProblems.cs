using OpenRollout.Manifest;
using OpenRollout.Manifest.Naming;
using OpenRollout.Manifest.Reading;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>Finds the problems of a manifest with its overlays. Each is reported once, in the file where it can be fixed.</summary>
internal static class OverlayProblems
{
    /// <summary>Returns the problems that belong into the manifest: listed environments without an overlay.</summary>
    public static IEnumerable<ManifestProblem> FindInManifest(ManifestFile manifest)
        => manifest.Manifest.Environments
            .Where(listed => manifest.FindOverlay(listed) is null)
            .SelectMany(listed => manifest.Text.FindProblemsWithout(listed.Value, ManifestNames.OverlayPathOf(ManifestNames.FileNameOf(manifest.Path), listed.Value), ReasonOf(listed, manifest)));

    /// <summary>Returns the problems that belong into an overlay.</summary>
    public static IEnumerable<ManifestProblem> FindInOverlay(ManifestFile manifest, OverlayFile overlay, MergedOverlay merged)
    {
        if (EnvironmentReader.Find(manifest.Manifest.Environments, overlay.Environment) is not { } listed || listed.Value == overlay.Environment)
        {
            return merged.Problems;
        }

        // Without another overlay, the problem is reported at the listed name.
        return manifest.FindOverlay(listed) is { } other
            ? [ManifestProblem.WithoutPosition(
                ProblemDescriptors.DuplicateKey,
                $"the environment '{PlainText.Quote(listed.Value)}' already has the overlay '{PlainText.Quote(ManifestNames.FileNameOf(other.Path))}'; remove one of the two",
                overlay.Path)]
            : [];
    }

    private static string? ReasonOf(Name listed, ManifestFile manifest)
        => manifest.Overlays.FirstOrDefault(overlay => overlay.Environment.Equals(listed.Value, StringComparison.OrdinalIgnoreCase)) is { } similar
            ? $"the project has '{PlainText.Quote(ManifestNames.FileNameOf(similar.Path))}' for '{PlainText.Quote(similar.Environment)}', which differs in case, so an application may not find it"
            : null;
}
