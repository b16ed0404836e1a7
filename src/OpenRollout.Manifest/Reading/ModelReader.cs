using OpenRollout.Manifest.Checks;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Problems;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the model from the tokens of a manifest.</summary>
internal static class ModelReader
{
    /// <summary>Reads the model and reports what is wrong with it.</summary>
    /// <param name="text">The manifest, or one that is merged with overlays.</param>
    /// <param name="problems">Receives the problems.</param>
    /// <param name="cohorts">Checks the files that <c>keysFrom</c> names; null to skip these checks.</param>
    /// <param name="receiver">Receives each flag as soon as it is read; null to keep all rollouts in memory.</param>
    public static RolloutManifest Read(JsonText text, ProblemCollector problems, ICohortFiles? cohorts, IFlagReceiver? receiver)
    {
        var values = new ValueReader(problems);
        var properties = new ObjectReader(values, ObjectSchema.Manifest);
        if (!properties.Read(text.Root, text.Root.Range))
        {
            return RolloutManifest.Empty;
        }

        values.ReadString(properties["$schema"], "'$schema'");
        var revision = ReadRevision(properties["revision"], values);
        var environments = new EnvironmentReader(values).Read(properties["environments"]);
        var declared = new DeclaredNames(properties);
        var references = new ReferenceReader(values, declared);
        var attributes = new AttributeReader(values).Read(properties["context"]);
        var attributesByName = ByName(attributes);
        var conditions = new ConditionReader(values, references, attributesByName, declared);
        var segments = new SegmentReader(values, conditions).Read(properties["segments"]);
        CohortCheck.Run(segments, cohorts, problems);
        var guardrails = properties["guardrails"] is { IsMissing: false } written ? new GuardrailReader(values).Read(written) : [];
        var segmentCheck = new SegmentCheck(segments, problems);
        var requiresCheck = new RequiresCheck(problems);
        // Without guardrails, nothing can be watched.
        var watchCheck = guardrails.Count > 0 ? new WatchCheck(problems) : null;
        receiver?.Begin(attributes, segments);
        var rollouts = new RolloutReader(values, references, conditions);
        var flags = new FlagReader(values, rollouts, receiver is null ? null : new RolloutSource(text.Texts[0], attributesByName)).Read(properties.Require("flags"), OnFlagRead);
        var manifest = new RolloutManifest(attributes, segments, flags, revision, environments) { Guardrails = guardrails };
        requiresCheck.Run(manifest);
        watchCheck?.Run(manifest);
        if (problems.IsForBuild)
        {
            NameCheck.Run(manifest, problems);
        }

        return manifest;

        // Everything that needs a flag's rollout runs here: the receiver may release the rollout before the last flag is read.
        void OnFlagRead(FlagDefinition flag)
        {
            segmentCheck.Check(flag);
            requiresCheck.Add(flag);
            watchCheck?.Add(flag);
            if (!problems.HasErrors)
            {
                receiver?.Receive(flag);
            }
        }
    }

    /// <summary>Reads the revision of a manifest or overlay; null if it is missing or invalid.</summary>
    public static int? ReadRevision(JsonTextValue node, ValueReader values)
    {
        if (node.IsMissing)
        {
            return null;
        }

        if (FlagValueReader.TryReadInteger(node, out var revision) && revision >= 0)
        {
            return revision;
        }

        values.ReportValue(node, "'revision'", "a whole number from 0 to 2147483647");
        return null;
    }

    private static Dictionary<string, AttributeDefinition> ByName(IReadOnlyList<AttributeDefinition> attributes)
    {
        var named = new Dictionary<string, AttributeDefinition>(StringComparer.Ordinal)
        {
            [AttributeDefinition.TargetingKey.Name] = AttributeDefinition.TargetingKey,
        };
        foreach (var attribute in attributes)
        {
            named.Add(attribute.Name, attribute);
        }

        return named;
    }
}
