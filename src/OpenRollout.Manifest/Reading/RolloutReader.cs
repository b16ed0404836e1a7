namespace OpenRollout.Manifest;

/// <summary>Reads who gets what, and when.</summary>
internal sealed class RolloutReader(
    ValueReader values, ReferenceReader references, ConditionReader conditions)
{
    private readonly ValueReader _values = values;
    private readonly ReferenceReader _references = references;
    private readonly ConditionReader _conditions = conditions;
    private readonly ObjectReader _rollout = new(values, Shape.Rollout);
    private readonly StageReader _stages = new(values, new AudienceReader(values, references, conditions, new ServeReader(values, references)));
    private readonly ServeReader _serves = new(values, references);

    public RolloutDefinition? Read(TextRange name, JsonNode node, string flagKey, FlagType type, IReadOnlyCollection<string> variants)
    {
        if (!_rollout.Read(node, name))
        {
            return null;
        }

        _values.ReadString(_rollout["description"], "a description");
        var needsServe = type != FlagType.Boolean && _rollout["serve"].IsMissing;
        var stages = _stages.Read(_rollout.Require("stages"), variants, needsServe);
        return new RolloutDefinition
        {
            Range = name,
            Stages = stages,
            ActiveStage = ReadActiveStage(_rollout["stage"], stages),
            Serve = _serves.Read(_rollout["serve"], variants),
            Exclude = _references.ReadSegments(_rollout["exclude"], "exclude"),
            Requires = _references.ReadFlags(_rollout["requires"], "requires"),
            Unit = ReadUnit(_rollout["unit"]) ?? new Name(AttributeDefinition.TargetingKey.Name, default),
            Salt = ReadSalt(_rollout["salt"], flagKey, name),
        };
    }

    private Name? ReadActiveStage(JsonNode node, StageDefinition[] stages)
    {
        if (_values.ReadName(node, "a stage") is not { } active)
        {
            return null;
        }

        foreach (var stage in stages)
        {
            if (stage.Name == active.Value)
            {
                return active;
            }
        }

        return _references.Check(active, "stage", [.. stages.Select(stage => stage.Name)]);
    }

    private Name? ReadUnit(JsonNode node)
    {
        if (_values.ReadName(node, "'unit'") is not { } unit || _conditions.ReadAttribute(node) is not { } attribute)
        {
            return null;
        }

        if (attribute.Type != AttributeType.String)
        {
            _values.Report(ProblemDescriptors.InvalidValue, unit.Range, $"a unit must be an attribute of type \"string\"; '{PlainText.Quote(unit.Value)}' is of type \"{OperatorRules.NameOf(attribute.Type)}\"");
            return null;
        }

        return unit;
    }

    /// <summary>Reads the salt, which is the flag's key unless the manifest says otherwise. Splits take the salts that end in "/split".</summary>
    private string ReadSalt(JsonNode node, string flagKey, TextRange flag)
    {
        if (node.IsMissing && !IsSalt(flagKey))
        {
            _values.Report(
                ProblemDescriptors.InvalidValue,
                flag,
                "the key of a flag is its salt, and a salt must be neither empty nor end in \"/split\"; rename the flag, or give its rollout a 'salt'");
        }

        if (_values.ReadString(node, "'salt'") is not { } salt)
        {
            return flagKey;
        }

        if (!IsSalt(salt))
        {
            _values.ReportValue(node, "a salt", "neither empty nor end in \"/split\"");
        }

        return salt;
    }

    private static bool IsSalt(string salt) => salt.Length > 0 && !salt.EndsWith("/split", StringComparison.Ordinal);
}
