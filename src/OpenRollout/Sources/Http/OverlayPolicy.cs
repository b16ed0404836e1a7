using OpenRollout.Manifest.Reading;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Sources.Http;

/// <summary>Prevents that a signed overlay of one environment is accepted in place of another's.</summary>
internal static class OverlayPolicy
{
    /// <summary>Checks that a signed overlay states the environment that it is used for.</summary>
    /// <exception cref="FetchException">It states no environment or another one.</exception>
    public static void EnsureFor(RemoteOverlay overlay)
    {
        var stated = LayerHeader.Read(overlay.File.Bytes).Environment;
        if (!string.Equals(stated, overlay.Environment, StringComparison.OrdinalIgnoreCase))
        {
            throw new FetchException(
                $"'{UriText.WithoutQuery(overlay.Address)}' {(stated is null ? "states no 'environment'" : $"is for the environment '{PlainText.Quote(stated)}'")}; a signed overlay must have \"environment\": \"{overlay.Environment}\", so that no other signed file is accepted in its place",
                isTransient: false);
        }
    }
}
