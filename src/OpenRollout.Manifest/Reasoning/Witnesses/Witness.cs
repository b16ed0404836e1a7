using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning.Witnesses;

/// <summary>A user to whom a change happens, and the moments before and after it.</summary>
/// <param name="Flag">The flag whose value changes for the user.</param>
/// <param name="Context">The attributes by name: strings, booleans, doubles, UTC times, arrays of strings.</param>
/// <param name="Before">The moment at which the user is in.</param>
/// <param name="After">The moment at which the user gets another value.</param>
/// <param name="ValueBefore">The value before.</param>
/// <param name="ValueAfter">The value after; null if the evaluation ends in an error.</param>
internal sealed record Witness(
    FlagDefinition Flag,
    IReadOnlyDictionary<string, object> Context,
    Moment Before,
    Moment After,
    ManifestValue ValueBefore,
    ManifestValue? ValueAfter)
{
    /// <summary>Writes the context as JSON, with long names and strings truncated.</summary>
    public string DescribeContext()
        => ManifestValue.From([.. Context.Select(attribute => new KeyValuePair<string, ManifestValue>(Shorten(attribute.Key), Write(attribute.Value)))]).ToString();

    private static ManifestValue Write(object value) => value switch
    {
        bool boolean => ManifestValue.From(boolean),
        double number => ManifestValue.From(number),
        DateTime time => ManifestValue.From(Rfc3339.Write(time.Ticks)),
        string[] items => ManifestValue.From([.. items.Select(item => ManifestValue.From(Shorten(item)))]),
        _ => ManifestValue.From(Shorten((string)value)),
    };

    private static string Shorten(string text) => PlainText.Cut(text, PlainText.MaximumQuotation);
}
