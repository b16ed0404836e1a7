using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the variants of a flag.</summary>
internal sealed class VariantReader(ValueReader values, FlagValueReader flagValues)
{
    private static readonly string[] OnAndOffNames = [VariantDefinition.OnAndOff[0].Name, VariantDefinition.OnAndOff[1].Name];


    /// <summary>
    /// Returns the names that a rollout can serve. They include variants with invalid values, so that these are reported
    /// only once.
    /// </summary>
    public static IReadOnlyCollection<string> NamesOf(JsonTextValue node, IReadOnlyList<VariantDefinition> variants)
        => node.IsObject
            ? DeclaredNames.NamesIn(node)
            : variants.Count == 0 ? [] : OnAndOffNames;

    /// <summary>Reads the variants. Invalid ones are reported and omitted.</summary>
    public IReadOnlyList<VariantDefinition> Read(JsonTextValue node, FlagType type, TextRange owner)
    {
        if (node.IsMissing)
        {
            return type == FlagType.Boolean ? VariantDefinition.OnAndOff : [];
        }

        if (!node.IsObject)
        {
            values.ReportValue(node, "'variants'", "an object of names with values");
            return [];
        }

        var count = node.EnumerateObject().Count();
        var variants = new ArrayBuilder<VariantDefinition>(count);
        foreach (var (name, value) in node.EnumerateObject())
        {
            if (name.ValueEquals(VariantDefinition.ReservedName))
            {
                values.Report(ProblemDescriptors.InvalidValue, name.Range, $"'{VariantDefinition.ReservedName}' is reserved for a default that is not a variant; rename the variant");
            }
            else if (!name.IsDuplicate && flagValues.Read(value, type, "variant", name) is { } given)
            {
                variants.Add(new VariantDefinition(name.GetString(), given, name.Range));
            }
        }

        var read = variants.ToArray();
        var isComplete = read.Length == count;
        if (type == FlagType.Boolean && isComplete && (read.Length != 2 || read[0].Value.Equals(read[1].Value)))
        {
            values.Report(ProblemDescriptors.InvalidValue, node.Range, "a boolean flag that declares variants needs exactly two: one true, one false");
        }

        return read;
    }
}
