using OpenRollout.Cli.Files;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Layers;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Showing;

/// <summary>The merged text of a manifest and an overlay, in which each value knows where it comes from.</summary>
internal sealed class MergedManifest
{
    private readonly ManifestLayers _layers;

    private MergedManifest(ManifestLayers layers, JsonTextValue root) => (_layers, Root) = (layers, root);

    /// <summary>Gets the merged text.</summary>
    public JsonTextValue Root { get; }

    /// <summary>Merges the layers of a manifest that can be used.</summary>
    public static MergedManifest Of(UsableManifest manifest)
    {
        var layers = manifest.Layers;
        var lower = Parse(layers.Utf8, textIndex: 0);
        return manifest.Reading.Environment is null || layers.OverlayUtf8 is not { } overlay
            ? new MergedManifest(layers, lower.Root)
            : new MergedManifest(layers, LayerMerger.IntoManifest(lower, Parse(overlay, textIndex: 1)).Root);
    }

    /// <summary>Returns the place of a value that comes from the overlay, such as <c>flags.Production.json(7,48)</c>; null if it comes from the manifest.</summary>
    public (string Path, TextPosition Position)? FindOverlayPlace(JsonTextValue value)
        => value.Range.Layer == ManifestLayer.Overlay ? (_layers.OverlayPath, new PositionSweep(WithoutMark(_layers.OverlayUtf8!)).MoveTo(value.Range.Start)) : null;

    private static JsonText Parse(byte[] utf8, int textIndex) => JsonText.Parse(WithoutMark(utf8), textIndex);

    private static byte[] WithoutMark(byte[] utf8) => utf8.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble) ? utf8[3..] : utf8;
}
