namespace OpenRollout.Manifest;

/// <summary>Reads what those get who are in: a variant's name, or a split.</summary>
internal sealed class ServeReader(ValueReader values, ReferenceReader references)
{
    private readonly ValueReader _values = values;
    private readonly ReferenceReader _references = references;
    private readonly ObjectReader _serve = new(values, Shape.Serve);

    public ServeDefinition? Read(JsonNode node, IReadOnlyCollection<string> variants)
    {
        if (node.IsMissing)
        {
            return null;
        }

        if (node.IsString)
        {
            return _references.ReadVariant(node, variants) is { } variant
                ? new ServeDefinition(new[] { new WeightedVariant(variant, 1) }, node.Range)
                : null;
        }

        if (!node.IsObject)
        {
            _values.ReportValue(node, "'serve'", "the name of a variant or a split");
            return null;
        }

        return _serve.Read(node, node.Range)
            ? ReadSplit(_serve.Require("split"), variants)
            : null;
    }

    private ServeDefinition? ReadSplit(JsonNode node, IReadOnlyCollection<string> known)
    {
        if (!node.IsObject)
        {
            if (!node.IsMissing)
            {
                _values.ReportValue(node, "'split'", "an object of variants with weights");
            }

            return null;
        }

        var weighted = new Collected<WeightedVariant>(node.Members().Count());
        var sum = 0L;
        var isComplete = true;
        foreach (var (name, value) in node.Members())
        {
            var variant = _references.Check(new Name(name.GetString(), name.Range), "variant", known);
            if (!FlagValueReader.TryReadInteger(value, out var weight) || weight < 0)
            {
                _values.ReportValue(value, "a weight", "a whole number from 0 to 2147483647");
                isComplete = false;
            }
            else if (variant is not null && !name.IsRepeated)
            {
                weighted.Add(new WeightedVariant(variant.Value, weight));
                sum += weight;
            }

            isComplete &= variant is not null;
        }

        if (isComplete && sum is < 1 or > int.MaxValue)
        {
            _values.Report(ProblemDescriptors.InvalidValue, node.Range, $"the weights of a split must add up to a number from 1 to 2147483647, not {sum}");
            return null;
        }

        return isComplete ? new ServeDefinition(weighted.ToArray(), node.Range) : null;
    }
}
