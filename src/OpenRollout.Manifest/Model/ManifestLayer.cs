namespace OpenRollout.Manifest;

/// <summary>Specifies a layer of a manifest. A later layer overrides values of an earlier one.</summary>
public enum ManifestLayer
{
    /// <summary>The manifest, which applies in every environment.</summary>
    Manifest,

    /// <summary>The overlay of one environment.</summary>
    Overlay,
}
