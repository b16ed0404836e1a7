using Microsoft.CodeAnalysis;
using OpenRollout.Manifest;
using OpenRollout.Removal;
using OpenRollout.Removal.Entries;
using OpenRollout.Removal.Outcomes;

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
    /// <exception cref="ArgumentException">No project of the solution has the manifest.</exception>
    public static async Task<RemovalResult> RunAsync(Solution solution, SolutionRequest request, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        var manifest = await SolutionManifest.FindAsync(solution, request.ManifestPath, request.Key, cancellation).ConfigureAwait(false);
        var code = await SolutionCode.CompileAsync(solution, progress, cancellation).ConfigureAwait(false);

        // Some code goes only together with the entry, so the engine has to know whether the entry can go.
        var entry = request.KeepEntry ? Nothing : EntryRemoval.Run(manifest.File, manifest.Text, request.Key, request.Value);
        progress?.Report($"Remove {request.Key}");
        var result = Run(keepEntry: request.KeepEntry || entry.Refusals.Count > 0);
        if (request.KeepEntry || result.Refusals.Count > 0 || entry.Texts.Count == 0)
        {
            return With(result, Nothing, entry.Refusals);
        }

        progress?.Report("Compile without the flag");
        var complete = With(result, entry, []);
        var faults = await SolutionProof.FindNewAsync(code, manifest, SolutionTexts.Apply(solution, complete.Texts), cancellation).ConfigureAwait(false);
        return faults.Count == 0 ? complete : With(Run(keepEntry: true), Nothing, faults);

        RemovalResult Run(bool keepEntry) => FlagRemoval.Run(
            new RemovalRequest(request.Key, request.Value, [.. code.Projects.Select(each => each.Compilation)])
            {
                Variant = request.Variant,
                Default = manifest.File.Manifest.FindFlag(request.Key) is { Type: not FlagType.Object } flag ? OutcomeValue.OfDefault(flag).Value : null,
                KeepEntry = keepEntry,
                KeepTests = request.KeepTests,
                DropExposures = request.DropExposures,
                Domain = manifest.File.Domain,
                IsKeyAmbiguous = manifest.IsKeyAmbiguous,
                IsEditable = code.IsEditable,
                FindView = path => solution.Projects.SelectMany(project => project.AnalyzerOptions.AdditionalFiles).FirstOrDefault(file => file.Path == path)?.GetText(cancellation),
                Declarations = [.. from each in code.Projects
                                   where manifest.Projects.TryGetValue(each.Project.Id, out var file) && file.IsGeneratedHere
                                   select (each.Compilation.AssemblyName ?? "", manifest.Projects[each.Project.Id].Identity!)],
            },
            cancellation);
    }

    private static RemovalResult Nothing { get; } = new(new Dictionary<string, Microsoft.CodeAnalysis.Text.SourceText>(), [], []);

    /// <summary>Adds the texts and notices of the manifest, and refusals, to the result of the engine.</summary>
    private static RemovalResult With(RemovalResult code, RemovalResult entry, IEnumerable<RemovalPlace> refusals)
        => new(
            code.Texts.Concat(entry.Texts).ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal),
            [.. code.Refusals.Concat(refusals).Distinct().OrderBy(place => place)],
            [.. code.Notices.Concat(entry.Notices).Distinct().OrderBy(place => place)]);
}
