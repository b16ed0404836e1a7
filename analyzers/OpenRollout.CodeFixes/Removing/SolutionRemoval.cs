using Microsoft.CodeAnalysis;
using OpenRollout.Removal;

namespace OpenRollout.CodeFixes.Removing;

/// <summary>Removes a flag from a solution: from the code of all projects and target frameworks, from its manifest and from the overlays.</summary>
internal static class SolutionRemoval
{
    /// <summary>Computes the removal. The solution does not change.</summary>
    /// <param name="solution">The solution. Its projects must compile, with all their generators.</param>
    /// <param name="request">The flag, its value and what to keep.</param>
    /// <param name="progress">Gets a line for each step, such as <c>Compile Feed.Web (net10.0)</c>; null for none.</param>
    /// <param name="cancellation">Cancels the removal.</param>
    /// <returns>One text for each changed path: C# files, the manifest and its overlays. Each text has the encoding of its file, with a byte order mark if the file has one.</returns>
    public static Task<RemovalResult> RunAsync(Solution solution, SolutionRequest request, IProgress<string>? progress = null, CancellationToken cancellation = default)
        => throw new NotImplementedException();
}
