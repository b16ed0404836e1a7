using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads <c>serve</c>: the name of a variant, or a split.</summary>
internal sealed class ServeReader(ValueReader values, ReferenceReader references)
{
    private readonly ObjectReader _serve = new(values, ObjectSchema.Serve);

    /// <summary>Reads the value. Returns null if it is missing, or after reporting that it is invalid.</summary>
    public ServeDefinition? Read(JsonTextValue node, IReadOnlyCollection<string> variants)
    {
        if (node.IsMissing)
        {
            return null;
        }

        if (node.IsString)
        {
            return references.ReadVariant(node, variants) is { } variant
                ? new ServeDefinition { Variants = new[] { new WeightedVariant(variant, 1) }, Range = node.Range }
                : null;
        }

        if (!node.IsObject)
        {
            values.ReportValue(node, "'serve'", "the name of a variant or a split");
            return null;
        }

        return _serve.Read(node, node.Range)
            ? ReadSplit(_serve.Require("split"), variants)
            : null;
    }

    private ServeDefinition? ReadSplit(JsonTextValue node, IReadOnlyCollection<string> known)
    {
        if (!node.IsObject)
        {
            if (!node.IsMissing)
            {
                values.ReportValue(node, "'split'", "an object of variants with weights");
            }

            return null;
        }

        var weighted = new ArrayBuilder<WeightedVariant>(node.EnumerateObject().Count());
        var sum = 0L;
        var isComplete = true;
        foreach (var (name, value) in node.EnumerateObject())
        {
            var variant = references.Check(new Name(name.GetString(), name.Range), "variant", known);
            if (!FlagValueReader.TryReadInteger(value, out var weight) || weight < 0)
            {
                values.ReportValue(value, $"the weight of '{PlainText.Quote(name.GetString())}'", "a whole number from 0 to 2147483647");
                isComplete = false;
            }
            else if (variant is not null && !name.IsDuplicate)
            {
                weighted.Add(new WeightedVariant(variant.Value, weight));
                sum += weight;
            }

            isComplete &= variant is not null;
        }

        if (isComplete && sum is < 1 or > int.MaxValue)
        {
            values.Report(ProblemDescriptors.InvalidValue, node.Range, $"the weights of a split must add up to a number from 1 to 2147483647, not {sum}");
            return null;
        }

        return isComplete ? new ServeDefinition { Variants = weighted.ToArray(), Range = node.Range } : null;
    }
}
