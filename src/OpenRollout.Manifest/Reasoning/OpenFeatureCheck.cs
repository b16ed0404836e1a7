using OpenRollout.Manifest.Problems;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// ROLL1007: what the OpenFeature CLI refuses and this reader does not. Its schema takes the names of flags that match
/// <c>^.{1,}$</c>: of at least one character, and without line feeds, which the dot does not match.
/// </summary>
internal static class OpenFeatureCheck
{
    public static void Run(FlagDefinition flag, ProblemCollector problems)
    {
        if (flag.Key.Length == 0)
        {
            problems.Report(ProblemDescriptors.RefusedByOpenFeature, flag.Range, "the OpenFeature CLI refuses a manifest with an empty flag key; name the flag");
        }
        else if (flag.Key.Contains("\n"))
        {
            problems.Report(ProblemDescriptors.RefusedByOpenFeature, flag.Range, "the OpenFeature CLI refuses a manifest with a line feed in a flag key; remove it");
        }
    }
}
