using OpenRollout.Manifest.Problems;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// Reports ROLL1007: flag keys that this reader accepts and the OpenFeature CLI refuses. The CLI's schema requires
/// <c>^.{1,}$</c>: at least one character, and no line feeds, which the dot does not match.
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
