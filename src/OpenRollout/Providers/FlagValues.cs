using OpenFeature.Model;
using OpenFeature.Telemetry;
using OpenRollout.Manifest;
using OpenRollout.Telemetry;

namespace OpenRollout;

/// <summary>Turns values of a manifest into OpenFeature's.</summary>
internal static class FlagValues
{
    private const string StageKey = "stage";

    public static Value ToOpenFeature(ManifestValue value) => value.Kind switch
    {
        ManifestValueKind.Boolean => new Value(value.Boolean),
        ManifestValueKind.Number => new Value(value.Number),
        ManifestValueKind.String => new Value(value.Text),
        ManifestValueKind.Array => new Value([.. value.Items.Select(ToOpenFeature)]),
        ManifestValueKind.Object => new Value(ToStructure(value)),
        _ => new Value(),
    };

    /// <summary>
    /// Returns the metadata of an evaluation: the flag set and the manifest's version, which the flag's own metadata replaces
    /// where it has the same names, and the stage that decided.
    /// </summary>
    /// <param name="flag">The flag; null for an unknown one.</param>
    /// <param name="stage">The stage; null for a default or an error.</param>
    /// <param name="set">The flag set.</param>
    public static ImmutableMetadata ToMetadata(FlagDefinition? flag, string? stage, FlagSetVersion set)
    {
        var metadata = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [TelemetryFlagMetadata.FlagSetId] = set.FlagSetId,
            [TelemetryFlagMetadata.Version] = set.Version,
        };
        foreach (var (name, value) in flag?.Metadata ?? [])
        {
            metadata[name] = ToScalar(value);
        }

        if (stage is not null)
        {
            metadata[StageKey] = stage;
        }

        return new ImmutableMetadata(metadata);
    }

    private static Structure ToStructure(ManifestValue value)
        => new(value.Members.ToDictionary(member => member.Key, member => ToOpenFeature(member.Value), StringComparer.Ordinal));

    /// <summary>A whole number that fits is an integer to OpenFeature, any other a double.</summary>
    private static object ToScalar(ManifestValue value) => value.Kind switch
    {
        ManifestValueKind.Boolean => value.Boolean,
        ManifestValueKind.String => value.Text,
        _ when value.Number == (int)value.Number => (int)value.Number,
        _ => value.Number,
    };
}
