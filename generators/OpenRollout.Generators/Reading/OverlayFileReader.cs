using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Generators.Reading;

/// <summary>Finds the overlays among the additional files if the project embeds them.</summary>
internal static class OverlayFileReader
{
    /// <summary>Returns whether overlays are embedded, which the project sets with <c>OpenRolloutEmbedOverlays</c>.</summary>
    public static bool AreWanted(AnalyzerConfigOptions project)
        => project.TryGetValue("build_property.OpenRolloutEmbedOverlays", out var value) && string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns an overlay, or null for a file that is not an overlay, is not published, or cannot be read. Reads no text unless overlays are embedded.</summary>
    public static OverlayFile? Read(AdditionalText text, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        if (!AreWanted(provider.GlobalOptions))
        {
            return null;
        }

        var options = provider.GetOptions(text);
        // In a build without MSBuild, every JSON file can be the overlay of a manifest; its name decides later.
        var isMarked = options.TryGetValue(ManifestFileReader.MetadataPrefix + "OpenRolloutOverlayOf", out var manifest);
        var canBeOverlay = isMarked
            ? manifest!.Length > 0 && !string.Equals(ManifestFileReader.Find(options, ManifestFileReader.MetadataPrefix + "OpenRolloutPublish"), "Never", StringComparison.OrdinalIgnoreCase)
            : text.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return canBeOverlay && text.GetText(cancellation)?.ToString() is { } content
            ? new OverlayFile(text.Path, isMarked ? manifest : null, ManifestFileReader.Find(options, ManifestFileReader.MetadataPrefix + "OpenRolloutEnvironment"), content)
            : null;
    }
}
