using OpenFeature.Model;
using OpenFeature.Telemetry;
using OpenRollout.Manifest;
using OpenRollout.Telemetry;

namespace OpenRollout.Providers.Resolutions;

/// <summary>Converts values of a manifest to OpenFeature's types.</summary>
internal static class FlagValues
{
    private const string StageKey = "stage";

    /// <summary>Converts a value. All numbers become doubles.</summary>
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
    /// Creates the metadata of an evaluation: the flag set, the manifest's version, the flag's own metadata, which wins if names
    /// are equal, and the stage that decided.
    /// </summary>
    /// <param name="flag">The flag; null for an unknown flag.</param>
    /// <param name="stage">The stage; null for a default or an error.</param>
    /// <param name="set">The flag set and the version.</param>
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

    /// <summary>A whole number within 32 bits becomes an integer, any other number a double.</summary>
    private static object ToScalar(ManifestValue value) => value.Kind switch
    {
        ManifestValueKind.Boolean => value.Boolean,
        ManifestValueKind.String => value.Text,
        _ when value.Number == (int)value.Number => (int)value.Number,
        _ => value.Number,
    };
}
