namespace OpenRollout.Manifest;

/// <summary>Reads the segments.</summary>
internal sealed class SegmentReader(ValueReader values, ConditionReader conditions)
{
    private readonly ValueReader _values = values;
    private readonly ConditionReader _conditions = conditions;
    private readonly ObjectReader _segment = new(values, Shape.Segment);

    public IReadOnlyList<SegmentDefinition> Read(JsonNode segments)
    {
        var read = new List<SegmentDefinition>();
        if (segments.IsMissing)
        {
            return read;
        }

        if (!segments.IsObject)
        {
            _values.ReportValue(segments, "segments", "an object");
            return read;
        }

        foreach (var (name, node) in segments.Members())
        {
            if (!name.IsRepeated && _segment.Read(node, name.Range))
            {
                read.Add(ReadSegment(name));
            }
        }

        return read;
    }

    private SegmentDefinition ReadSegment(JsonNode name)
    {
        var (when, keys, keysFrom) = (_segment["when"], _segment["keys"], _segment["keysFrom"]);
        var given = (when.IsMissing ? 0 : 1) + (keys.IsMissing ? 0 : 1) + (keysFrom.IsMissing ? 0 : 1);
        if (given == 0)
        {
            _values.Report(ProblemDescriptors.MissingProperty, name.Range, "a segment needs 'when', 'keys' or 'keysFrom'");
        }
        else if (given > 1)
        {
            _values.Report(ProblemDescriptors.InvalidValue, name.Range, "a segment has one of 'when', 'keys' and 'keysFrom', not several; make several segments and join them with 'any'");
        }

        var condition = when.IsMissing ? null : _conditions.Read(when);
        return new SegmentDefinition(
            name.GetString(),
            condition,
            _values.ReadStrings(keys, "keys"),
            ReadPath(keysFrom),
            _values.ReadString(_segment["description"], "a description"),
            name.Range);
    }

    /// <summary>Reads a path that stays below the manifest's folder, whatever the machine's rules for paths.</summary>
    private Name? ReadPath(JsonNode node)
    {
        if (_values.ReadName(node, "keysFrom") is not { } path)
        {
            return null;
        }

        var isBelow = path.Value.Length > 0
            && path.Value.IndexOfAny(['\\', ':', '\0']) < 0
            && path.Value.Split('/').All(part => part is not ("" or "." or ".."));
        if (!isBelow)
        {
            _values.ReportValue(node, "keysFrom", "a path below the manifest's folder such as \"cohorts/alpha.txt\"");
        }

        return isBelow ? path : null;
    }
}
