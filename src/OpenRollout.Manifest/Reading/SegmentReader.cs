using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the segments.</summary>
internal sealed class SegmentReader(ValueReader values, ConditionReader conditions)
{
    private readonly ObjectReader _segment = new(values, ObjectSchema.Segment);

    /// <summary>Reads the segments. Values other than objects are reported and omitted.</summary>
    public IReadOnlyList<SegmentDefinition> Read(JsonTextValue segments)
    {
        var read = new List<SegmentDefinition>();
        if (segments.IsMissing)
        {
            return read;
        }

        if (!segments.IsObject)
        {
            values.ReportValue(segments, "'segments'", "an object");
            return read;
        }

        foreach (var (name, node) in segments.EnumerateObject())
        {
            if (!name.IsDuplicate && _segment.Read(node, name.Range))
            {
                read.Add(ReadSegment(name));
            }
        }

        return read;
    }

    private SegmentDefinition ReadSegment(JsonTextValue name)
    {
        var (when, keys, keysFrom) = (_segment["when"], _segment["keys"], _segment["keysFrom"]);
        var given = (when.IsMissing ? 0 : 1) + (keys.IsMissing ? 0 : 1) + (keysFrom.IsMissing ? 0 : 1);
        if (given == 0)
        {
            values.Report(ProblemDescriptors.MissingProperty, name.Range, "a segment needs 'when', 'keys' or 'keysFrom'");
        }
        else if (given > 1)
        {
            values.Report(ProblemDescriptors.InvalidValue, name.Range, "a segment can have only one of 'when', 'keys' and 'keysFrom'; declare several segments and combine them with 'any'");
        }

        var condition = when.IsMissing ? null : conditions.Read(when);
        return new SegmentDefinition
        {
            Name = name.GetString(),
            Condition = condition,
            Keys = values.ReadStrings(keys, "'keys'"),
            KeysFrom = ReadPath(keysFrom),
            Description = values.ReadString(_segment["description"], "'description'"),
            Range = name.Range,
        };
    }

    /// <summary>Reads a path below the manifest's folder. The check does not depend on the operating system.</summary>
    private Name? ReadPath(JsonTextValue node)
    {
        if (values.ReadName(node, "'keysFrom'") is not { } path)
        {
            return null;
        }

        var isBelow = path.Value.Length > 0
            && path.Value.IndexOfAny(['\\', ':', '\0']) < 0
            && path.Value.Split('/').All(part => part is not ("" or "." or ".."));
        if (!isBelow)
        {
            values.ReportValue(node, "'keysFrom'", "a path below the manifest's folder such as \"cohorts/alpha.txt\"");
        }

        return isBelow ? path : null;
    }
}
