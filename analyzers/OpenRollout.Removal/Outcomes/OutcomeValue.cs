using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Removal.Outcomes;

/// <summary>A value that can take the place of a flag.</summary>
/// <param name="Value">The value: a <see cref="bool"/>, <see cref="int"/>, <see cref="double"/> or <see cref="string"/>.</param>
/// <param name="Variant">The name of the variant that is served; null if several variants have the value.</param>
/// <param name="Text">The value for messages and commands: <c>on</c>, <c>off</c>, <c>20</c> or <c>'dark'</c>.</param>
internal sealed record OutcomeValue(object Value, string? Variant, string Text)
{
    /// <summary>Returns the default of a flag, which is not an object.</summary>
    public static OutcomeValue OfDefault(FlagDefinition flag) => Of(flag, flag.DefaultValue);

    /// <summary>Returns the value of a variant that a flag serves. The flag is not an object.</summary>
    public static OutcomeValue Of(FlagDefinition flag, VariantDefinition variant) => Of(flag, variant.Value) with { Variant = variant.Name };

    /// <summary>Returns each value that a flag can have, once: those of its variants, and its default last. Empty for an object.</summary>
    public static IReadOnlyList<OutcomeValue> AllOf(FlagDefinition flag)
        => flag.Type == FlagType.Object ? []
            : [.. flag.Variants.Select(variant => variant.Value).Where(value => !value.Equals(flag.DefaultValue)).Distinct().Append(flag.DefaultValue).Select(value => Of(flag, value))];

    private static OutcomeValue Of(FlagDefinition flag, ManifestValue value)
    {
        var variants = flag.Variants.Where(variant => variant.Value.Equals(value)).ToArray();
        var name = variants.Length == 1 ? variants[0].Name : null;
        return flag.Type switch
        {
            FlagType.Boolean => new OutcomeValue(value.Boolean, name, value.Boolean ? "on" : "off"),
            FlagType.Integer => new OutcomeValue((int)value.Number, name, value.Number.ToString(CultureInfo.InvariantCulture)),
            FlagType.Float => new OutcomeValue(value.Number, name, value.Number.ToString("R", CultureInfo.InvariantCulture)),
            FlagType.String => new OutcomeValue(value.Text, name, $"'{PlainText.Quote(value.Text)}'"),
            _ => throw new ArgumentException("A flag of JSON objects has no value that a literal can replace.", nameof(flag)),
        };
    }
}
