using System.Globalization;
using OpenRollout.Manifest.GeneratedCode;
using OpenRollout.Manifest.Problems;

namespace OpenRollout.Manifest.Checks;

/// <summary>Reports what would make generated code too large (ROLL1012).</summary>
internal static class CodeSizeCheck
{
    /// <summary>Reports what the generator omits.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="length">The length of its text in bytes.</param>
    /// <param name="problems">Receives the problems.</param>
    public static void Run(RolloutManifest manifest, int length, ProblemCollector problems)
    {
        if (length > CodePlan.MaximumText)
        {
            Report(problems, default, $"the manifest has {length:N0} bytes; at most {CodePlan.MaximumText:N0} can be embedded in an assembly. Move long lists of keys to files with 'keysFrom', or flags to manifests of other projects");
        }

        var plan = CodePlan.For(manifest);
        ReportAttributes(manifest.Attributes, problems);
        if (manifest.Guardrails.Count > CodePlan.MaximumGuardrails)
        {
            Report(
                problems,
                manifest.Guardrails[CodePlan.MaximumGuardrails].Name.Range,
                $"the manifest has {manifest.Guardrails.Count:N0} guardrails; events can be generated for at most {CodePlan.MaximumGuardrails:N0}. Remove guardrails that no rollout watches");
        }

        foreach (var flag in manifest.Flags)
        {
            if (flag.Key.Length > CodePlan.MaximumKey)
            {
                Report(problems, flag.Range, $"a flag's key has {flag.Key.Length:N0} characters; keys with accessors can have at most {CodePlan.MaximumKey:N0}. Shorten it");
            }
            else if (plan.TooLarge.TryGetValue(flag.Key, out var size))
            {
                Report(
                    problems,
                    flag.Range,
                    $"the flag '{flag.Key}' would need about {size.Characters:N0} characters of generated code; the limit is {CodePlan.MaximumFlag:N0}. Give it fewer variants, or values with fewer members, or store the data elsewhere and keep only its address in the flag");
            }
        }

        if (plan.FirstOmitted is { } omitted)
        {
            Report(
                problems,
                omitted.Range,
                $"the manifest's flags would need about {plan.Total.Characters:N0} characters of generated code with {plan.Total.Literals:N0} of them in strings; the limits are {CodePlan.MaximumManifest:N0} and {CodePlan.MaximumLiterals:N0}. '{omitted.Key}' and later flags have no accessors; the largest flag is '{plan.Largest!.Key}'. Move flags to manifests of other projects");
        }
    }

    private static void ReportAttributes(IReadOnlyList<AttributeDefinition> attributes, ProblemCollector problems)
    {
        if (attributes.Count > CodePlan.MaximumAttributes)
        {
            Report(
                problems,
                attributes[CodePlan.MaximumAttributes].Range,
                $"the context has {attributes.Count:N0} attributes; the generated context can have at most {CodePlan.MaximumAttributes:N0}. Remove attributes that no condition uses");
        }

        foreach (var attribute in attributes)
        {
            if (attribute.Name.Length > CodePlan.MaximumKey)
            {
                Report(problems, attribute.Range, $"an attribute's name has {attribute.Name.Length:N0} characters; names can have at most {CodePlan.MaximumKey:N0}. Shorten it");
            }
            else if (CodePlan.IsTooLarge(attribute))
            {
                Report(
                    problems,
                    attribute.Range,
                    $"the values of the attribute '{attribute.Name}' would need about {CodeSize.Of(attribute).Characters:N0} characters of generated code; the limit is {CodePlan.MaximumFlag:N0}. Remove 'values' to allow any string");
            }
        }
    }

    private static void Report(ProblemCollector problems, TextRange range, FormattableString message)
        => problems.Report(ProblemDescriptors.GeneratedCodeTooLarge, range, message.ToString(CultureInfo.InvariantCulture));
}
