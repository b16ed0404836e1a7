using Microsoft.CodeAnalysis;
using OpenRollout.Manifest;
using OpenRollout.Removal.Outcomes;

namespace OpenRollout.CodeFixes.Removing;

/// <summary>Finds the flags of a solution: those of the manifests that its projects pass to the compiler.</summary>
internal static class SolutionFlags
{
    /// <summary>Returns the flags, ordered by the path of their manifest and their place in it.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="key">The key of the flags to return; null for all.</param>
    /// <param name="decide">Returns a flag of a manifest, given by its path, under the decisions in force, once for each environment with decisions; null without a store.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static Task<IReadOnlyList<SolutionFlag>> FindAsync(
        Solution solution, string? key, Func<string, FlagDefinition, IReadOnlyList<DecidedFlag>>? decide, CancellationToken cancellation)
        => throw new NotImplementedException();
}
