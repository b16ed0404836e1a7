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

    /// <summary>Gets the layer of the schedule that was read last: the overlay if it sets any start time.</summary>
    public ManifestLayer ScheduleLayer { get; private set; }

    /// <summary>Reads the stages.</summary>
    /// <param name="node">The array of stages.</param>
    /// <param name="variants">The names of the variants that audiences can serve.</param>
    /// <param name="needsServe">Whether each audience needs its own <c>serve</c>.</param>
    public StageDefinition[] Read(JsonTextValue node, IReadOnlyCollection<string> variants, bool needsServe)
    {
        ScheduleLayer = ManifestLayer.Manifest;
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
                ScheduleLayer = _stage["startsAt"].Range.Layer == ManifestLayer.Overlay ? ManifestLayer.Overlay : ScheduleLayer;
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

    /// <summary>
    /// Reports a schedule that does not cover all stages or whose times do not ascend. Invalid times have been reported. If
    /// an overlay changes a schedule, it causes the problem, so the problem is at its time.
    /// </summary>
    private void ReportSchedule(StageDefinition[] stages, JsonTextValue[] startingTimes)
    {
        var (previous, previousTime) = ((StageDefinition?)null, default(JsonTextValue));
        for (var index = 0; index < stages.Length; index++)
        {
            var stage = stages[index];
            if (startingTimes[index].IsMissing)
            {
                values.Report(ProblemDescriptors.InvalidValue, PlaceOfMissing(stage.Range, startingTimes), $"stage '{PlainText.Quote(stage.Name)}' has no 'startsAt'; set it for every stage or for none");
            }
            else if (stage.StartsAt <= previous?.StartsAt)
            {
                values.Report(ProblemDescriptors.InvalidValue, LaterLayer(startingTimes[index].Range, previousTime.Range), $"stage '{PlainText.Quote(stage.Name)}' must start after stage '{PlainText.Quote(previous.Name)}'");
            }

            if (stage.StartsAt is not null)
            {
                (previous, previousTime) = (stage, startingTimes[index]);
            }
        }
    }

    private static TextRange PlaceOfMissing(TextRange stage, JsonTextValue[] startingTimes)
        => startingTimes.Where(time => !time.IsMissing).Select(time => time.Range).Aggregate(stage, LaterLayer);

    private static TextRange LaterLayer(TextRange range, TextRange other) => other.TextIndex > range.TextIndex ? other : range;

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
