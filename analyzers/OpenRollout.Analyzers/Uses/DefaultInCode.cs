using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Reads the default that a call of OpenFeature's client passes.</summary>
internal static class DefaultInCode
{
    /// <summary>Returns the constant that a call passes as its default, or null if it is not a constant.</summary>
    public static ManifestValue? Of(ClientCall call) => call.Find("defaultValue")?.Value.ConstantValue.Value switch
    {
        bool value => ManifestValue.From(value),
        string value => ManifestValue.From(value),
        int value => ManifestValue.From((double)value),
        double value when !double.IsNaN(value) && !double.IsInfinity(value) => ManifestValue.From(value),
        _ => null,
    };

    /// <summary>Writes a value as C# would.</summary>
    public static string Show(ManifestValue value) => value.Kind switch
    {
        ManifestValueKind.Boolean => value.Boolean ? "true" : "false",
        ManifestValueKind.Number => value.Number.ToString("R", CultureInfo.InvariantCulture),
        _ => PlainText.Quote(value.ToString()),
    };
}
