using OpenRollout.Manifest.Naming;
using OpenRollout.Manifest.Reading;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Layers;

/// <summary>
/// Matches the overlays that exist next to a manifest with the environments that it lists. Each problem is reported once, in the
/// file where it can be fixed. The analyzers and the command line share these rules.
/// </summary>
internal static class OverlayMatch
{
    /// <summary>Returns the overlay of a listed environment, or null if there is none. Its name must match exactly, because file names do where applications run.</summary>
    public static T? Find<T>(IReadOnlyList<T> overlays, Name listed)
        where T : OverlayName
        => overlays.FirstOrDefault(overlay => overlay.Environment == listed.Value);

    /// <summary>Returns the problems that belong into the manifest: listed environments without an overlay.</summary>
    /// <param name="environments">The environments that the manifest lists.</param>
    /// <param name="overlays">The overlays that exist.</param>
    /// <param name="manifestPath">The path of the manifest.</param>
    /// <param name="review">Reviews the manifest without the overlay of an environment: gets the environment, the name that the overlay should have, and the reason why there is none, or null if the file does not exist.</param>
    public static IEnumerable<ManifestProblem> FindInManifest(
        IReadOnlyList<Name> environments, IReadOnlyList<OverlayName> overlays, string manifestPath, Func<string, string, string?, IReadOnlyList<ManifestProblem>> review)
        => environments
            .Where(listed => Find(overlays, listed) is null)
            .SelectMany(listed => review(listed.Value, ManifestNames.OverlayPathOf(ManifestNames.FileNameOf(manifestPath), listed.Value), ReasonOf(listed, overlays)));

    /// <summary>Returns the problems that belong into an overlay.</summary>
    /// <param name="environments">The environments that the manifest lists.</param>
    /// <param name="overlays">The overlays that exist.</param>
    /// <param name="overlay">One of them.</param>
    /// <param name="own">The problems that it adds to those of the manifest.</param>
    public static IReadOnlyList<ManifestProblem> FindInOverlay(
        IReadOnlyList<Name> environments, IReadOnlyList<OverlayName> overlays, OverlayName overlay, IReadOnlyList<ManifestProblem> own)
    {
        if (EnvironmentReader.Find(environments, overlay.Environment) is not { } listed || listed.Value == overlay.Environment)
        {
            return own;
        }

        // Without another overlay, the problem is reported at the listed name.
        return Find(overlays, listed) is { } other
            ? [ManifestProblem.WithoutPosition(
                ProblemDescriptors.DuplicateKey,
                $"the environment '{PlainText.Quote(listed.Value)}' already has the overlay '{PlainText.Quote(ManifestNames.FileNameOf(other.Path))}'; remove one of the two",
                overlay.Path)]
            : [];
    }

    private static string? ReasonOf(Name listed, IReadOnlyList<OverlayName> overlays)
        => overlays.FirstOrDefault(overlay => overlay.Environment.Equals(listed.Value, StringComparison.OrdinalIgnoreCase)) is { } similar
            ? $"the project has '{PlainText.Quote(ManifestNames.FileNameOf(similar.Path))}' for '{PlainText.Quote(similar.Environment)}', which differs in case, so an application may not find it"
            : null;
}
