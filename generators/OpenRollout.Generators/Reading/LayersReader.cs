using System.Collections.Immutable;
using System.Text;
using OpenRollout.Manifest.GeneratedCode;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Reading;

/// <summary>Finds the overlays of a manifest that are embedded with it.</summary>
internal static class LayersReader
{
    public static LayersModel Read(ManifestOrigin manifest, ImmutableArray<OverlayFile?> overlays)
        => new(
            manifest.Identity,
            ManifestNames.FileNameOf(manifest.Path),
            overlays
                .Select(overlay => (Environment: FindEnvironment(overlay!, manifest.Path), overlay!.Text))
                .Where(overlay => overlay.Environment is not null && Encoding.UTF8.GetByteCount(overlay.Text) <= CodePlan.MaximumText)
                .OrderBy(overlay => overlay.Environment, StringComparer.Ordinal)
                // The analyzers report environments that differ by case only.
                .GroupBy(overlay => overlay.Environment, StringComparer.OrdinalIgnoreCase)
                .Select(same => new EmbeddedOverlay(same.First().Environment!, same.First().Text))
                .ToEquatableArray());

    private static string? FindEnvironment(OverlayFile overlay, string manifest)
        => overlay.Manifest is null ? ManifestNames.EnvironmentOf(overlay.Path, manifest)
            : ManifestPath.IsOption(manifest, overlay.Manifest) ? overlay.Environment
            : null;
}
