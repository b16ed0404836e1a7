namespace OpenRollout.Manifest;

/// <summary>Reads the stages of a rollout, each of its own name, and the schedule that they may make.</summary>
internal sealed class StageReader(ValueReader values, AudienceReader audiences)
{
    /// <summary>So few names are compared with each other one by one.</summary>
    private const int Few = 16;

    private readonly ValueReader _values = values;
    private readonly AudienceReader _audiences = audiences;
    private readonly ObjectReader _stage = new(values, Shape.Stage);

    /// <summary>Reads the stages.</summary>
    /// <param name="node">The array that has them.</param>
    /// <param name="variants">What audiences may serve.</param>
    /// <param name="needsServe">Whether each audience has to say what it serves.</param>
    public StageDefinition[] Read(JsonNode node, IReadOnlyCollection<string> variants, bool needsServe)
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
                _values.Report(ProblemDescriptors.DuplicateKey, given.Range, $"there is a stage '{PlainText.Quote(given.Value)}' already; rename one of the two");
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
                _values.Report(ProblemDescriptors.InvalidValue, stage.Range, $"stage '{PlainText.Quote(stage.Name)}' has no 'startsAt'; give it to every stage or to none");
            }
            else if (stage.StartsAt <= before?.StartsAt)
            {
                _values.Report(ProblemDescriptors.InvalidValue, startingTimes[index].Range, $"stage '{PlainText.Quote(stage.Name)}' must start after stage '{PlainText.Quote(before.Name)}'");
            }

            before = stage.StartsAt is null ? before : stage;
        }
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
}
