using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Tests.Removing;

/// <summary>Creates manifests with overlays, as the compiler reads them from files.</summary>
internal static class ManifestFiles
{
    /// <summary>Creates a manifest.</summary>
    /// <param name="manifest">The text of flags.json.</param>
    /// <param name="overlays">The environments with the texts of their overlays.</param>
    public static ManifestFile Create(string manifest, params (string Environment, string Text)[] overlays)
        => new(
            "flags.json",
            Identity: "flags.json",
            Domain: null,
            ManifestText.Of(TextOf(manifest)),
            [.. overlays.Select(overlay => new OverlayFile($"flags.{overlay.Environment}.json", overlay.Environment, TextOf(overlay.Text)))]);

    /// <summary>Returns a text as it is read from a file.</summary>
    public static SourceText TextOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return SourceText.From(bytes, bytes.Length, Encoding.UTF8);
    }
}
