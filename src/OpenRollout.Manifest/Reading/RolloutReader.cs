namespace OpenRollout.Manifest;

/// <summary>Reads who gets what, and when.</summary>
internal sealed class RolloutReader(
    ValueReader values, ReferenceReader references, ConditionReader conditions)
{
    /// <summary>So few names are compared with each other one by one.</summary>
    private const int Few = 16;

    private readonly ValueReader _values = values;
    private readonly ReferenceReader _references = references;
    private readonly ConditionReader _conditions = conditions;
    private readonly ObjectReader _rollout = new(values, Shape.Rollout);
    private readonly ObjectReader _stage = new(values, Shape.Stage);
    private readonly ServeReader _serves = new(values, references);
    private readonly AudienceReader _audiences = new(values, references, conditions, new ServeReader(values, references));

    public RolloutDefinition? Read(TextRange name, JsonNode node, string flagKey, FlagType type, IReadOnlyCollection<string> variants)
    {
        if (!_rollout.Read(node, name))
        {
            return null;
        }

        _values.ReadString(_rollout["description"], "a description");
        var needsServe = type != FlagType.Boolean && _rollout["serve"].IsMissing;
        var stages = ReadStages(_rollout.Require("stages"), variants, needsServe);
        return new RolloutDefinition
        {
            Range = name,
            Stages = stages,
            ActiveStage = ReadActiveStage(_rollout["stage"], stages),
            Serve = _serves.Read(_rollout["serve"], variants),
            Exclude = _references.ReadSegments(_rollout["exclude"], "exclude"),
            Requires = _references.ReadFlags(_rollout["requires"], "requires"),
            Unit = ReadUnit(_rollout["unit"]) ?? new Name(AttributeDefinition.TargetingKey.Name, default),
            Salt = ReadSalt(_rollout["salt"]) ?? flagKey,
        };
    }

    private StageDefinition[] ReadStages(JsonNode node, IReadOnlyCollection<string> variants, bool needsServe)
    {
        if (node.IsMissing)
        {
            return [];
        }

        if (!node.IsArray)
        {
            _values.ReportValue(node, "'stages'", "an array of stages");
            return [];
        }

        var count = node.Items().Count();
        var stages = new Collected<StageDefinition>(count);
        var names = count > Few ? new HashSet<string>(StringComparer.Ordinal) : null;
        JsonNode[]? startingTimes = null;
        foreach (var item in node.Items())
        {
            if (!_stage.Read(item, item.Range))
            {
                continue;
            }

            _values.ReadString(_stage["description"], "a description");
            var name = _values.ReadName(_stage.Require("name"), "the name of a stage");
            if (name is { } given && (names is null ? Has(in stages, given.Value) : !names.Add(given.Value)))
            {
                _values.Report(ProblemDescriptors.DuplicateKey, given.Range, $"there is a stage '{given}' already; rename one of the two");
            }

            if (!_stage["startsAt"].IsMissing)
            {
                startingTimes ??= new JsonNode[count];
                startingTimes[stages.Count] = _stage["startsAt"];
            }

            stages.Add(new StageDefinition(
                name?.Value ?? "",
                _values.ReadDate(_stage["since"], "'since'"),
                _values.ReadTime(_stage["startsAt"], "'startsAt'"),
                _audiences.Read(_stage.Require("audiences"), variants, needsServe),
                name?.Range ?? item.Range));
        }

        var read = stages.ToArray();
        if (startingTimes is not null)
        {
            ReportSchedule(read, startingTimes);
        }

        return read;
    }

    /// <summary>A schedule is for all stages or none, and goes forward. A time that could not be read has been reported.</summary>
    private void ReportSchedule(StageDefinition[] stages, JsonNode[] startingTimes)
    {
        StageDefinition? before = null;
        for (var index = 0; index < stages.Length; index++)
        {
            var stage = stages[index];
            if (startingTimes[index].IsMissing)
            {
                _values.Report(ProblemDescriptors.InvalidValue, stage.Range, $"stage '{stage.Name}' has no 'startsAt'; give it to every stage or to none");
            }
            else if (stage.StartsAt <= before?.StartsAt)
            {
                _values.Report(ProblemDescriptors.InvalidValue, startingTimes[index].Range, $"stage '{stage.Name}' must start after stage '{before.Name}'");
            }

            before = stage.StartsAt is null ? before : stage;
        }
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

    private static bool Has(in Collected<StageDefinition> stages, string name)
    {
        for (var index = 0; index < stages.Count; index++)
        {
            if (stages[index].Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private Name? ReadUnit(JsonNode node)
    {
        if (_values.ReadName(node, "'unit'") is not { } unit || _conditions.ReadAttribute(node) is not { } attribute)
        {
            return null;
        }

        if (attribute.Type != AttributeType.String)
        {
            _values.Report(ProblemDescriptors.InvalidValue, unit.Range, $"a unit must be an attribute of type \"string\"; '{unit}' is of type \"{OperatorRules.NameOf(attribute.Type)}\"");
            return null;
        }

        return unit;
    }

    private string? ReadSalt(JsonNode node)
    {
        if (_values.ReadString(node, "'salt'") is not { } salt)
        {
            return null;
        }

        if (salt.Length == 0 || salt.EndsWith("/split", StringComparison.Ordinal))
        {
            _values.ReportValue(node, "a salt", "neither empty nor end in \"/split\"");
            return null;
        }

        return salt;
    }
}
