namespace OpenRollout.Manifest;

/// <summary>ROLL1006: names that would be the same in the generated C#. Run for builds only.</summary>
internal static class NameCheck
{
    /// <summary>The class's own name only decides which members get an underscore, never which of them collide.</summary>
    private const string AnyRootName = "Flags";

    public static void Run(RolloutManifest manifest, ProblemCollector problems)
    {
        ReportAttributes(manifest, problems);
        foreach (var flag in manifest.Flags)
        {
            if (FlagTree.IsTooDeep(flag))
            {
                problems.Report(ProblemDescriptors.NameCollision, flag.Range, $"'{PlainText.Quote(flag.Key)}' has more than {FlagTree.MaximumGroups} dots, each of which makes a group; use fewer");
            }
            else if (FlagTree.IsTooLong(flag))
            {
                problems.Report(ProblemDescriptors.NameCollision, flag.Range, $"the groups of '{PlainText.Quote(flag.Key)}' have names of more than {FlagTree.MaximumPathBytes} bytes together; use shorter ones");
            }

            // Those of a boolean flag that declares none are always the same two.
            if (flag.DeclaresVariants)
            {
                ReportVariants(flag, problems);
            }
        }

        FlagTree.Check(
            manifest.Flags,
            AnyRootName,
            (flag, taken) => problems.Report(ProblemDescriptors.NameCollision, flag.Range, $"'{PlainText.Quote(flag.Key)}' and '{PlainText.Quote(taken)}' give the same C# name; rename one of the two"));
    }

    /// <summary>Values, each given once, are checked while they are read: the model keeps them without their places.</summary>
    public static void ReportValues(string attribute, Name[] values, ValueReader reader)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            Report(names, CSharpName.From(value.Value), value.Value, value.Range, $"the values of '{PlainText.Quote(attribute)}',", reader.Report);
        }
    }

    private static void ReportAttributes(RolloutManifest manifest, ProblemCollector problems)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CSharpName.ForAttribute(AttributeDefinition.TargetingKey.Name)] = AttributeDefinition.TargetingKey.Name,
        };
        foreach (var attribute in manifest.Attributes)
        {
            Report(names, CSharpName.ForAttribute(attribute.Name), attribute.Name, attribute.Range, "the attributes", problems.Report);
        }

        // The enums of closed values stand beside the attributes themselves: country's is named Countries.
        foreach (var attribute in manifest.Attributes)
        {
            if (attribute.Values is null)
            {
                continue;
            }

            var name = CSharpName.ForValues(attribute.Name);
            if (names.TryGetValue(name, out var taken))
            {
                problems.Report(
                    ProblemDescriptors.NameCollision,
                    attribute.Range,
                    $"'{PlainText.Quote(taken)}' and the values of '{PlainText.Quote(attribute.Name)}' give the same C# name, {PlainText.Quote(name)}; rename one of the two attributes");
            }
            else
            {
                names.Add(name, attribute.Name);
            }
        }
    }

    private static void ReportVariants(FlagDefinition flag, ProblemCollector problems)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variant in flag.Variants)
        {
            Report(names, CSharpName.ForVariant(variant.Name), variant.Name, variant.Range, $"the variants of '{PlainText.Quote(flag.Key)}',", problems.Report);
        }
    }

    private static void Report(
        Dictionary<string, string> names, string name, string written, TextRange range, string what, Action<ProblemDescriptor, TextRange, string> report)
    {
        if (names.TryGetValue(name, out var taken))
        {
            report(ProblemDescriptors.NameCollision, range, $"{what} '{PlainText.Quote(taken)}' and '{PlainText.Quote(written)}' give the same C# name; rename one of the two");
        }
        else
        {
            names.Add(name, written);
        }
    }
}
