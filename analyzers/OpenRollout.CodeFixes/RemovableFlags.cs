using Microsoft.CodeAnalysis;
using OpenRollout.CodeFixes.Removing;
using OpenRollout.Removal.Outcomes;

namespace OpenRollout.CodeFixes;

/// <summary>Finds the flags of diagnostics and removes them.</summary>
internal static class RemovableFlags
{
    /// <summary>Returns the flag of a diagnostic; null if the use can mean flags of several manifests.</summary>
    public static async Task<SolutionFlag?> FindAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
        => diagnostic.Properties.TryGetValue(LifecycleAnalyzer.KeyProperty, out var key) && diagnostic.Properties.TryGetValue(LifecycleAnalyzer.ManifestProperty, out var manifest)
            ? (await SolutionFlags.FindAsync(solution, key, decide: null, cancellation).ConfigureAwait(false)).FirstOrDefault(flag => flag.ManifestPath == manifest)
            : null;

    /// <summary>Returns the equivalence key of the removal of a flag whose value is decided.</summary>
    public static string KeyOf(SolutionFlag flag) => $"{nameof(RemoveFlagFix)}:{flag.ManifestPath}:{flag.Flag.Key}";

    /// <summary>Returns the solution without the flag. Uses that cannot be removed safely stay.</summary>
    public static async Task<Solution> RemoveAsync(Solution solution, SolutionFlag flag, OutcomeValue value, CancellationToken cancellation)
    {
        var request = new SolutionRequest(flag.Flag.Key, flag.ManifestPath, value.Value) { Variant = value.Variant };
        var result = await SolutionRemoval.RunAsync(solution, request, progress: null, cancellation).ConfigureAwait(false);
        return SolutionTexts.Apply(solution, result.Texts);
    }
}
