namespace OpenRollout.Manifest;

/// <summary>Reads the named values of a flag.</summary>
internal sealed class VariantReader(ValueReader values, FlagValueReader flagValues)
{
    private static readonly string[] OnAndOffNames = [VariantDefinition.OnAndOff[0].Name, VariantDefinition.OnAndOff[1].Name];

    private readonly ValueReader _values = values;
    private readonly FlagValueReader _flagValues = flagValues;

    /// <summary>
    /// The names that a rollout may serve: all that are written, be their values good or bad, so that a broken variant
    /// is not reported again wherever it is served.
    /// </summary>
    public static IReadOnlyCollection<string> NamesOf(JsonNode node, IReadOnlyList<VariantDefinition> variants)
        => node.IsObject
            ? DeclaredNames.NamesIn(node)
            : variants.Count == 0 ? [] : OnAndOffNames;

    public IReadOnlyList<VariantDefinition> Read(JsonNode node, FlagType type, TextRange owner)
    {
        if (node.IsMissing)
        {
            return type == FlagType.Boolean ? VariantDefinition.OnAndOff : [];
        }

        if (!node.IsObject)
        {
            _values.ReportValue(node, "'variants'", "an object of names with values");
            return [];
        }

        var count = node.Members().Count();
        var variants = new Collected<VariantDefinition>(count);
        foreach (var (name, value) in node.Members())
        {
            if (name.Is(VariantDefinition.ReservedName))
            {
                _values.Report(ProblemDescriptors.InvalidValue, name.Range, "a variant must not be called 'default': a default that no variant has is reported by that name");
            }
            else if (!name.IsRepeated && _flagValues.Read(value, type, "a variant") is { } given)
            {
                variants.Add(new VariantDefinition(name.GetString(), given, name.Range));
            }
        }

        var read = variants.ToArray();
        var isComplete = read.Length == count;
        if (type == FlagType.Boolean && isComplete && (read.Length != 2 || read[0].Value.Equals(read[1].Value)))
        {
            _values.Report(ProblemDescriptors.InvalidValue, node.Range, "a boolean flag that declares variants has two of them: one true, one false");
        }

        return read;
    }
}
