using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the stages of a rollout and checks their names and their schedule.</summary>
internal sealed class StageReader(ValueReader values, AudienceReader audiences)
{
    /// <summary>Up to this number of names are compared in pairs, which does not allocate a set.</summary>
    private const int MaximumPairwise = 16;

    private readonly AudienceReader _audiences = audiences;
    private readonly ObjectReader _stage = new(values, ObjectSchema.Stage);

    /// <summary>Reads the stages.</summary>
    /// <param name="node">The array of stages.</param>
    /// <param name="variants">The names of the variants that audiences can serve.</param>
    /// <param name="needsServe">Whether each audience needs its own <c>serve</c>.</param>
    public StageDefinition[] Read(JsonTextValue node, IReadOnlyCollection<string> variants, bool needsServe)
    {
        if (node.IsMissing)
        {
            return [];
        }

        if (!node.IsArray)
        {
            values.ReportValue(node, "'stages'", "an array of stages");
            return [];
        }

        var count = node.EnumerateArray().Count();
        var stages = new ArrayBuilder<StageDefinition>(count);
        var names = count > MaximumPairwise ? new HashSet<string>(StringComparer.Ordinal) : null;
        JsonTextValue[]? startingTimes = null;
        foreach (var item in node.EnumerateArray())
        {
            if (!_stage.Read(item, item.Range))
            {
                continue;
            }

            values.ReadString(_stage["description"], "'description'");
            var name = values.ReadName(_stage.Require("name"), "'name'");
            if (name is { } given && (names is null ? Has(in stages, given.Value) : !names.Add(given.Value)))
            {
                values.Report(ProblemDescriptors.DuplicateKey, given.Range, $"duplicate stage '{PlainText.Quote(given.Value)}'; rename one of the two");
            }

            if (!_stage["startsAt"].IsMissing)
            {
                startingTimes ??= new JsonTextValue[count];
                startingTimes[stages.Count] = _stage["startsAt"];
            }

            stages.Add(new StageDefinition
            {
                Name = name?.Value ?? "",
                Since = values.ReadDate(_stage["since"], "'since'"),
                StartsAt = values.ReadTime(_stage["startsAt"], "'startsAt'"),
                Audiences = _audiences.Read(_stage.Require("audiences"), variants, needsServe),
                Range = name?.Range ?? item.Range,
            });
        }

        var read = stages.ToArray();
        if (startingTimes is not null)
        {
            ReportSchedule(read, startingTimes);
        }

        return read;
    }

    /// <summary>Reports a schedule that does not cover all stages or whose times do not ascend. Invalid times have been reported.</summary>
    private void ReportSchedule(StageDefinition[] stages, JsonTextValue[] startingTimes)
    {
        StageDefinition? previous = null;
        for (var index = 0; index < stages.Length; index++)
        {
            var stage = stages[index];
            if (startingTimes[index].IsMissing)
            {
                values.Report(ProblemDescriptors.InvalidValue, stage.Range, $"stage '{PlainText.Quote(stage.Name)}' has no 'startsAt'; set it for every stage or for none");
            }
            else if (stage.StartsAt <= previous?.StartsAt)
            {
                values.Report(ProblemDescriptors.InvalidValue, startingTimes[index].Range, $"stage '{PlainText.Quote(stage.Name)}' must start after stage '{PlainText.Quote(previous.Name)}'");
            }

            previous = stage.StartsAt is null ? previous : stage;
        }
    }

    private static bool Has(in ArrayBuilder<StageDefinition> stages, string name)
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
}
