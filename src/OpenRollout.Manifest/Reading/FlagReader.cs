namespace OpenRollout.Manifest;

/// <summary>Reads the flags.</summary>
internal sealed class FlagReader(ValueReader values, RolloutReader rollouts, RolloutSource source)
{
    private static readonly Word<FlagType>[] Types =
    [
        new("boolean", FlagType.Boolean),
        new("string", FlagType.String),
        new("integer", FlagType.Integer),
        new("float", FlagType.Float),
        new("object", FlagType.Object),
    ];

    private static readonly Word<LifecycleKind>[] Kinds =
    [
        new("release", LifecycleKind.Release),
        new("experiment", LifecycleKind.Experiment),
        new("operational", LifecycleKind.Operational),
        new("killSwitch", LifecycleKind.KillSwitch),
        new("permission", LifecycleKind.Permission),
    ];

    private readonly ValueReader _values = values;
    private readonly RolloutReader _rollouts = rollouts;
    private readonly FlagValueReader _flagValues = new(values);
    private readonly Dictionary<FlagLifecycle, FlagLifecycle> _lifecycles = [];
    private readonly VariantReader _variants = new(values, new FlagValueReader(values));

    /// <summary>Reads the flags; one without a type or default that can be read is reported and left out.</summary>
    /// <param name="flags">The object that has them.</param>
    /// <param name="take">Is given each as soon as it is read.</param>
    public IReadOnlyList<FlagDefinition> Read(JsonNode flags, Action<FlagDefinition> take)
    {
        if (flags.IsMissing)
        {
            return [];
        }

        if (!flags.IsObject)
        {
            _values.ReportValue(flags, "flags", "an object");
            return [];
        }

        var read = new Collected<FlagDefinition>(flags.Members().Count());
        foreach (var (name, node) in flags.Members())
        {
            if (!name.IsRepeated
                && _values.ReadObject(node, Shape.Flag, name.Range) is { } properties
                && Read(name, properties) is { } flag)
            {
                read.Add(flag);
                take(flag);
            }
        }

        return read.ToArray();
    }

    private FlagDefinition? Read(JsonNode name, ShapedObject properties)
    {
        var key = name.GetString();
        var type = _values.ReadWord(_values.Require(properties, "flagType"), "a flag's type", Types);
        var defaultNode = _values.Require(properties, "defaultValue");
        // Without a type nothing of the values and of who gets them can be judged.
        var defaultValue = type is { } known ? _flagValues.Read(defaultNode, known, "the default") : null;
        var variants = type is { } typed ? _variants.Read(properties["variants"], typed, name.Range) : [];
        var rollout = type is { } rolledOut && !properties["rollout"].IsMissing
            ? _rollouts.Read(name.Range, properties["rollout"], key, rolledOut, VariantReader.NamesOf(properties["variants"], variants))
            : null;
        var lifecycle = ReadLifecycle(properties["lifecycle"]);
        var metadata = ReadMetadata(properties["metadata"]);
        var description = _values.ReadString(properties["description"], "a description");
        var isEnabled = _values.ReadBoolean(properties["enabled"], "'enabled'");
        var disabledSince = _values.ReadDate(properties["disabledSince"], "'disabledSince'");
        return type is null || defaultValue is null ? null : new FlagDefinition
        {
            Key = key,
            Range = name.Range,
            Type = type.Value,
            DefaultValue = defaultValue,
            Description = description,
            IsEnabled = isEnabled ?? true,
            DisabledSince = disabledSince,
            Lifecycle = lifecycle,
            Metadata = metadata,
            Variants = variants,
            DeclaresVariants = !properties["variants"].IsMissing,
            Rollout = rollout,
            RolloutText = rollout is null ? default : (source, properties["rollout"].Range.Start),
        };
    }

    private FlagLifecycle ReadLifecycle(JsonNode node)
    {
        if (node.IsMissing || _values.ReadObject(node, Shape.Lifecycle, node.Range) is not { } properties)
        {
            return FlagLifecycle.Unspecified;
        }

        var lifecycle = new FlagLifecycle(
            _values.ReadWord(properties["kind"], "the kind of a lifecycle", Kinds),
            _values.ReadString(properties["owner"], "'owner'"),
            _values.ReadDate(properties["created"], "'created'"),
            _values.ReadDate(properties["removeBy"], "'removeBy'"));
        // Flags of one team and day have the same one.
        if (!_lifecycles.TryGetValue(lifecycle, out var known))
        {
            _lifecycles.Add(lifecycle, known = lifecycle);
        }

        return known;
    }

    private IReadOnlyList<KeyValuePair<string, ManifestValue>> ReadMetadata(JsonNode node)
    {
        if (!node.IsObject)
        {
            if (!node.IsMissing)
            {
                _values.ReportValue(node, "'metadata'", "an object");
            }

            return [];
        }

        var metadata = new List<KeyValuePair<string, ManifestValue>>(node.Members().Count());
        foreach (var (name, value) in node.Members())
        {
            if (name.Is("stage"))
            {
                _values.Report(ProblemDescriptors.InvalidValue, name.Range, "metadata must not have a 'stage': the stage that decided is reported by that name");
            }
            else if (!name.IsRepeated && _flagValues.ReadScalar(value, "metadata") is { } scalar)
            {
                metadata.Add(new KeyValuePair<string, ManifestValue>(name.GetString(), scalar));
            }
        }

        return metadata;
    }
}
