using System.Globalization;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Manifest.Json;

namespace OpenRollout.Cli.Showing;

/// <summary>Lists the values of a merged manifest that come from the overlay: the outermost ones, without what is in them.</summary>
internal static class OverlaidValues
{
    /// <summary>Returns the values in the order of the manifest.</summary>
    public static IEnumerable<OverlaidValueReport> Of(MergedManifest manifest) => Of(manifest, manifest.Root, "");

    private static List<OverlaidValueReport> Of(MergedManifest manifest, JsonTextValue value, string pointer)
    {
        var found = new List<OverlaidValueReport>();
        if (manifest.FindOverlayPlace(value) is { } place && !MergedText.IsMixed(value))
        {
            found.Add(new OverlaidValueReport(pointer, place.Path, place.Position.Line, place.Position.Column));
        }
        else if (value.IsObject)
        {
            foreach (var (name, member) in value.EnumerateObject())
            {
                found.AddRange(Of(manifest, member, $"{pointer}/{name.GetString().Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}"));
            }
        }
        else if (value.IsArray)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                found.AddRange(Of(manifest, item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}")));
            }
        }

        return found;
    }
}
