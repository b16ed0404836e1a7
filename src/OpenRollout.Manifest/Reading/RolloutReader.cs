using System.Text.Json;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads rollouts.</summary>
internal sealed class RolloutReader(
    ValueReader values, ReferenceReader references, ConditionReader conditions)
{
    private readonly ObjectReader _rollout = new(values, ObjectSchema.Rollout);
    private readonly StageReader _stages = new(values, new AudienceReader(values, references, conditions, new ServeReader(values, references)));
    private readonly ServeReader _serves = new(values, references);

    /// <summary>Created for the first watch only: most manifests have none, and applications start faster.</summary>
    private WatchReader? _watches;

    /// <summary>Reads a rollout. Returns null only if it is not an object.</summary>
    public RolloutDefinition? Read(TextRange name, JsonTextValue node, string flagKey, FlagType type, IReadOnlyCollection<string> variants)
    {
        if (!_rollout.Read(node, name))
        {
            return null;
        }

        values.ReadString(_rollout["description"], "'description'");
        var needsServe = type != FlagType.Boolean && _rollout["serve"].IsMissing;
        var stages = _stages.Read(_rollout.Require("stages"), variants, needsServe);
        return new RolloutDefinition
        {
            Range = name,
            Stages = stages,
            ActiveStage = ReadActiveStage(_rollout["stage"], stages),
            IsNotStarted = _rollout["stage"].Type == JsonTokenType.Null,
            StageLayer = _rollout["stage"].IsMissing ? _stages.ScheduleLayer : _rollout["stage"].Range.Layer,
            Serve = _serves.Read(_rollout["serve"], variants),
            Exclude = references.ReadSegments(_rollout["exclude"], "'exclude'"),
            Requires = references.ReadFlags(_rollout["requires"], "'requires'"),
            Unit = ReadUnit(_rollout["unit"]) ?? new Name(AttributeDefinition.TargetingKey.Name, default),
            Salt = ReadSalt(_rollout["salt"], flagKey, name),
            SaltRange = _rollout["salt"].IsMissing ? null : _rollout["salt"].Range,
            Watch = _rollout["watch"] is { IsMissing: false } watch ? (_watches ??= new WatchReader(values, references)).Read(watch) : null,
        };
    }

    private Name? ReadActiveStage(JsonTextValue node, StageDefinition[] stages)
    {
        // Null states that the rollout has not started.
        if (node.Type == JsonTokenType.Null || values.ReadName(node, "'stage'") is not { } active)
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

        return references.Check(active, "stage", [.. stages.Select(stage => stage.Name)]);
    }

    private Name? ReadUnit(JsonTextValue node)
    {
        if (values.ReadName(node, "'unit'") is not { } unit || conditions.ReadAttribute(node) is not { } attribute)
        {
            return null;
        }

        if (attribute.Type != AttributeType.String)
        {
            values.Report(ProblemDescriptors.InvalidValue, unit.Range, $"'unit' must name an attribute of type \"string\"; '{PlainText.Quote(unit.Value)}' is of type \"{OperatorRules.NameOf(attribute.Type)}\"");
            return null;
        }

        return unit;
    }

    /// <summary>Reads the salt, by default the flag's key. Salts that end in "/split" are reserved for splits.</summary>
    private string ReadSalt(JsonTextValue node, string flagKey, TextRange flag)
    {
        if (node.IsMissing && !IsSalt(flagKey))
        {
            values.Report(
                ProblemDescriptors.InvalidValue,
                flag,
                "the flag's key is its default salt, and a salt must not be empty or end in \"/split\"; rename the flag or set 'salt' in its rollout");
        }

        if (values.ReadString(node, "'salt'") is not { } salt)
        {
            return flagKey;
        }

        if (!IsSalt(salt))
        {
            values.ReportValue(node, "'salt'", "a non-empty string that does not end in \"/split\"");
        }

        return salt;
    }

    private static bool IsSalt(string salt) => salt.Length > 0 && !salt.EndsWith("/split", StringComparison.Ordinal);
}
