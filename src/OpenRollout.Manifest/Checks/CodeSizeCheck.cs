using System.Globalization;

namespace OpenRollout.Manifest;

/// <summary>ROLL1012: what would make generated code too large.</summary>
internal static class CodeSizeCheck
{
    /// <summary>Reports what the generator leaves out.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="length">The length of its text in bytes.</param>
    /// <param name="problems">Takes the problems.</param>
    public static void Run(RolloutManifest manifest, int length, ProblemCollector problems)
    {
        if (length > CodePlan.MaximumText)
        {
            Report(problems, default, $"the manifest has {length:N0} bytes; at most {CodePlan.MaximumText:N0} are embedded in an assembly. Move long lists of keys to files with 'keysFrom', or flags to manifests of other projects");
        }

        var plan = CodePlan.For(manifest);
        ReportAttributes(manifest.Attributes, problems);
        foreach (var flag in manifest.Flags)
        {
            if (flag.Key.Length > CodePlan.MaximumKey)
            {
                Report(problems, flag.Range, $"a flag's key has {flag.Key.Length:N0} characters; accessors are generated for keys of at most {CodePlan.MaximumKey:N0}. Shorten it");
            }
            else if (plan.TooLarge.TryGetValue(flag.Key, out var size))
            {
                Report(
                    problems,
                    flag.Range,
                    $"the flag '{flag.Key}' would take about {size.Characters:N0} characters of generated code; the limit is {CodePlan.MaximumFlag:N0}. Give it fewer variants, or values with fewer members, or keep the data elsewhere and only its address in the flag");
            }
        }

        if (plan.FirstLeftOut is { } left)
        {
            Report(
                problems,
                left.Range,
                $"the manifest's flags would take about {plan.Total.Characters:N0} characters of generated code with {plan.Total.Literals:N0} of them in strings; the limits are {CodePlan.MaximumManifest:N0} and {CodePlan.MaximumLiterals:N0}. '{left.Key}' and later flags get no accessors; the largest flag is '{plan.Largest!.Key}'. Move flags to manifests of other projects");
        }
    }

    private static void ReportAttributes(IReadOnlyList<AttributeDefinition> attributes, ProblemCollector problems)
    {
        if (attributes.Count > CodePlan.MaximumAttributes)
        {
            Report(
                problems,
                attributes[CodePlan.MaximumAttributes].Range,
                $"the context has {attributes.Count:N0} attributes; the generated context takes at most {CodePlan.MaximumAttributes:N0}. Remove attributes that no condition uses");
        }

        foreach (var attribute in attributes)
        {
            if (attribute.Name.Length > CodePlan.MaximumKey)
            {
                Report(problems, attribute.Range, $"an attribute's name has {attribute.Name.Length:N0} characters; the generated context takes at most {CodePlan.MaximumKey:N0}. Shorten it");
            }
            else if (CodePlan.IsTooLarge(attribute))
            {
                Report(
                    problems,
                    attribute.Range,
                    $"the values of the attribute '{attribute.Name}' would take about {CodeSize.Of(attribute).Characters:N0} characters of generated code; the limit is {CodePlan.MaximumFlag:N0}. Remove 'values': any string is allowed then");
            }
        }
    }

    private static void Report(ProblemCollector problems, TextRange range, FormattableString message)
        => problems.Report(ProblemDescriptors.GeneratedCodeTooLarge, range, message.ToString(CultureInfo.InvariantCulture));
}
