using OpenRollout.Manifest.Naming;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Reading;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Checks;

/// <summary>Reports names that would be the same in generated C# (ROLL1006). Runs only for builds.</summary>
internal static class NameCheck
{
    /// <summary>Any class name: it decides which members get an underscore, but not which of them collide.</summary>
    private const string AnyRootName = "Flags";

    /// <summary>Reports the collisions of attributes, events, variants and flags, and keys with too many or too long groups.</summary>
    public static void Run(RolloutManifest manifest, ProblemCollector problems)
    {
        ReportAttributes(manifest, problems);
        ReportEvents(manifest, problems);
        foreach (var flag in manifest.Flags)
        {
            if (FlagTree.IsTooDeep(flag))
            {
                problems.Report(ProblemDescriptors.NameCollision, flag.Range, $"the key '{PlainText.Quote(flag.Key)}' has more than {FlagTree.MaximumGroups} dots, each of which creates a group; use fewer dots");
            }
            else if (FlagTree.IsTooLong(flag))
            {
                problems.Report(ProblemDescriptors.NameCollision, flag.Range, $"the group names of '{PlainText.Quote(flag.Key)}' have more than {FlagTree.MaximumPathBytes} bytes in total; use shorter names");
            }

            // The implied variants "on" and "off" of a boolean flag never collide.
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

    /// <summary>Reports collisions among the distinct values of an attribute. Called while they are read, because the model does not keep their positions.</summary>
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

        // The enum of an attribute's values is a sibling of the attributes: for 'country' it is named Countries.
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
                    $"'{PlainText.Quote(taken)}' and the values of '{PlainText.Quote(attribute.Name)}' give the same C# name, '{PlainText.Quote(name)}'; rename one of the two attributes");
            }
            else
            {
                names.Add(name, attribute.Name);
            }
        }
    }

    private static void ReportEvents(RolloutManifest manifest, ProblemCollector problems)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var events = new HashSet<string>(StringComparer.Ordinal);
        foreach (var guardrail in manifest.Guardrails)
        {
            if (events.Add(guardrail.Event))
            {
                Report(names, CSharpName.ForEvent(guardrail.Event), guardrail.Event, guardrail.Name.Range, "the events", problems.Report);
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
