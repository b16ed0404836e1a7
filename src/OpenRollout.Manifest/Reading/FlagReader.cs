using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Model;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the flags.</summary>
/// <param name="values">Reads values.</param>
/// <param name="rollouts">Reads rollouts.</param>
/// <param name="source">The text to read rollouts from again; null if flags keep their rollouts in memory.</param>
internal sealed class FlagReader(ValueReader values, RolloutReader rollouts, RolloutSource? source)
{
    private static readonly NamedValue<FlagType>[] Types =
    [
        new("boolean", FlagType.Boolean),
        new("string", FlagType.String),
        new("integer", FlagType.Integer),
        new("float", FlagType.Float),
        new("object", FlagType.Object),
    ];

    private static readonly NamedValue<LifecycleKind>[] Kinds =
    [
        new("release", LifecycleKind.Release),
        new("experiment", LifecycleKind.Experiment),
        new("operational", LifecycleKind.Operational),
        new("killSwitch", LifecycleKind.KillSwitch),
        new("permission", LifecycleKind.Permission),
    ];

    private readonly ObjectReader _flag = new(values, ObjectSchema.Flag);
    private readonly ObjectReader _lifecycle = new(values, ObjectSchema.Lifecycle);
    private readonly FlagValueReader _flagValues = new(values);
    private readonly Dictionary<FlagLifecycle, FlagLifecycle> _lifecycles = [];
    private readonly VariantReader _variants = new(values, new FlagValueReader(values));

    /// <summary>Reads the flags. A flag without a valid type or default is reported and omitted.</summary>
    /// <param name="flags">The object that contains the flags.</param>
    /// <param name="onRead">Receives each flag as soon as it is read.</param>
    public IReadOnlyList<FlagDefinition> Read(JsonTextValue flags, Action<FlagDefinition> onRead)
    {
        if (flags.IsMissing)
        {
            return [];
        }

        if (!flags.IsObject)
        {
            values.ReportValue(flags, "'flags'", "an object");
            return [];
        }

        var read = new ArrayBuilder<FlagDefinition>(flags.EnumerateObject().Count());
        foreach (var (name, node) in flags.EnumerateObject())
        {
            if (!name.IsDuplicate
                && _flag.Read(node, name.Range)
                && ReadFlag(name) is { } flag)
            {
                read.Add(flag);
                onRead(flag);
            }
        }

        return read.ToArray();
    }

    private FlagDefinition? ReadFlag(JsonTextValue name)
    {
        var key = name.GetString();
        var type = values.ReadNamedValue(_flag.Require("flagType"), "'flagType'", Types);
        var defaultNode = _flag.Require("defaultValue");
        // Without a type, values and rollout cannot be checked.
        var defaultValue = type is { } known ? _flagValues.Read(defaultNode, known, "'defaultValue'") : null;
        var variants = type is { } typed ? _variants.Read(_flag["variants"], typed, name.Range) : [];
        var rollout = type is { } rolledOut && !_flag["rollout"].IsMissing
            ? rollouts.Read(name.Range, _flag["rollout"], key, rolledOut, VariantReader.NamesOf(_flag["variants"], variants))
            : null;
        var lifecycle = ReadLifecycle(_flag["lifecycle"]);
        var metadata = ReadMetadata(_flag["metadata"]);
        var description = values.ReadString(_flag["description"], "'description'");
        var isEnabled = values.ReadBoolean(_flag["enabled"], "'enabled'");
        var disabledSince = values.ReadDate(_flag["disabledSince"], "'disabledSince'");
        var reason = values.ReadString(_flag["reason"], "'reason'");
        return type is null || defaultValue is null ? null : new FlagDefinition
        {
            Key = key,
            Range = name.Range,
            Type = type.Value,
            DefaultValue = defaultValue,
            Description = description,
            IsEnabled = isEnabled ?? true,
            DisabledSince = disabledSince,
            Reason = reason,
            EnabledLayer = _flag["enabled"].IsMissing ? ManifestLayer.Manifest : _flag["enabled"].Range.Layer,
            Lifecycle = lifecycle,
            Metadata = metadata,
            Variants = variants,
            DeclaresVariants = !_flag["variants"].IsMissing,
            RolloutHolder = rollout is null ? default : new RolloutHolder(rollout, CanReadAgain(_flag["rollout"]) ? source : null, _flag["rollout"].Range.Start),
        };
    }

    /// <summary>Returns a value indicating whether a rollout is as the manifest's text has it. One that is merged with an overlay stays in memory.</summary>
    private static bool CanReadAgain(JsonTextValue rollout) => rollout.Range.Layer == ManifestLayer.Manifest;

    private FlagLifecycle ReadLifecycle(JsonTextValue node)
    {
        if (node.IsMissing || !_lifecycle.Read(node, node.Range))
        {
            return FlagLifecycle.Unspecified;
        }

        var lifecycle = new FlagLifecycle(
            values.ReadNamedValue(_lifecycle["kind"], "'kind'", Kinds),
            values.ReadString(_lifecycle["owner"], "'owner'"),
            values.ReadDate(_lifecycle["created"], "'created'"),
            values.ReadDate(_lifecycle["removeBy"], "'removeBy'"));
        // Flags often have equal lifecycles, which are kept once.
        if (!_lifecycles.TryGetValue(lifecycle, out var known))
        {
            _lifecycles.Add(lifecycle, known = lifecycle);
        }

        return known;
    }

    private IReadOnlyList<KeyValuePair<string, ManifestValue>> ReadMetadata(JsonTextValue node)
    {
        if (!node.IsObject)
        {
            if (!node.IsMissing)
            {
                values.ReportValue(node, "'metadata'", "an object");
            }

            return [];
        }

        var metadata = new List<KeyValuePair<string, ManifestValue>>(node.EnumerateObject().Count());
        foreach (var (name, value) in node.EnumerateObject())
        {
            if (name.ValueEquals("stage"))
            {
                values.Report(ProblemDescriptors.InvalidValue, name.Range, "'stage' is reserved in 'metadata' for the stage that decided; rename the property");
            }
            else if (!name.IsDuplicate && _flagValues.ReadScalar(value, name) is { } scalar)
            {
                metadata.Add(new KeyValuePair<string, ManifestValue>(name.GetString(), scalar));
            }
        }

        return metadata;
    }
}
