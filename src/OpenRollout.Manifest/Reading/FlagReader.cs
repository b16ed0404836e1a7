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
    private readonly ObjectReader _flag = new(values, Shape.Flag);
    private readonly ObjectReader _lifecycle = new(values, Shape.Lifecycle);
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
                && _flag.Read(node, name.Range)
                && ReadFlag(name) is { } flag)
            {
                read.Add(flag);
                take(flag);
            }
        }

        return read.ToArray();
    }

    private FlagDefinition? ReadFlag(JsonNode name)
    {
        var key = name.GetString();
        var type = _values.ReadWord(_flag.Require("flagType"), "a flag's type", Types);
        var defaultNode = _flag.Require("defaultValue");
        // Without a type nothing of the values and of who gets them can be judged.
        var defaultValue = type is { } known ? _flagValues.Read(defaultNode, known, "the default") : null;
        var variants = type is { } typed ? _variants.Read(_flag["variants"], typed, name.Range) : [];
        var rollout = type is { } rolledOut && !_flag["rollout"].IsMissing
            ? _rollouts.Read(name.Range, _flag["rollout"], key, rolledOut, VariantReader.NamesOf(_flag["variants"], variants))
            : null;
        var lifecycle = ReadLifecycle(_flag["lifecycle"]);
        var metadata = ReadMetadata(_flag["metadata"]);
        var description = _values.ReadString(_flag["description"], "a description");
        var isEnabled = _values.ReadBoolean(_flag["enabled"], "'enabled'");
        var disabledSince = _values.ReadDate(_flag["disabledSince"], "'disabledSince'");
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
            DeclaresVariants = !_flag["variants"].IsMissing,
            Rollout = rollout,
            RolloutText = rollout is null ? default : (source, _flag["rollout"].Range.Start),
        };
    }

    private FlagLifecycle ReadLifecycle(JsonNode node)
    {
        if (node.IsMissing || !_lifecycle.Read(node, node.Range))
        {
            return FlagLifecycle.Unspecified;
        }

        var lifecycle = new FlagLifecycle(
            _values.ReadWord(_lifecycle["kind"], "the kind of a lifecycle", Kinds),
            _values.ReadString(_lifecycle["owner"], "'owner'"),
            _values.ReadDate(_lifecycle["created"], "'created'"),
            _values.ReadDate(_lifecycle["removeBy"], "'removeBy'"));
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
