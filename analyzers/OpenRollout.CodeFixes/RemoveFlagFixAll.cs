using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using OpenRollout.CodeFixes.Removing;
using OpenRollout.Removal.Outcomes;

namespace OpenRollout.CodeFixes;

/// <summary>
/// Removes one flag whose value is decided from the whole solution, with its entry in the manifest; the built-in providers support source
/// files only. It is the flag of the chosen action or, if nothing of it can be removed, the next one in the manifest.
/// </summary>
internal sealed class RemoveFlagFixAll : FixAllProvider
{
    private RemoveFlagFixAll()
    {
    }

    /// <summary>Gets the only instance.</summary>
    public static RemoveFlagFixAll Instance { get; } = new();

    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Solution];

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var flags = await FindFlagsAsync(fixAllContext).ConfigureAwait(false);
        return flags.Count == 0
            ? null
            : CodeAction.Create(RemoveFlagFix.TitleOf(flags[0], flags[0].Outcome.Value!), cancellation => RemoveAsync(fixAllContext.Solution, flags, cancellation), nameof(RemoveFlagFixAll));
    }

    private static async Task<Solution> RemoveAsync(Solution solution, IReadOnlyList<SolutionFlag> flags, CancellationToken cancellation)
    {
        foreach (var flag in flags)
        {
            var changed = await RemovableFlags.RemoveAsync(solution, flag, flag.Outcome.Value!, cancellation).ConfigureAwait(false);
            if (changed != solution)
            {
                return changed;
            }
        }

        return solution;
    }

    /// <summary>Returns the flags whose value is decided, that of the chosen action first.</summary>
    private static async Task<IReadOnlyList<SolutionFlag>> FindFlagsAsync(FixAllContext context)
    {
        var reported = new HashSet<(string? Key, string? Manifest)>();
        foreach (var project in context.Solution.Projects)
        {
            foreach (var diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
            {
                if (diagnostic.Properties.TryGetValue(LifecycleAnalyzer.KeyProperty, out var key) && diagnostic.Properties.TryGetValue(LifecycleAnalyzer.ManifestProperty, out var manifest))
                {
                    reported.Add((key, manifest));
                }
            }
        }

        var flags = await SolutionFlags.FindAsync(context.Solution, key: null, decide: null, context.CancellationToken).ConfigureAwait(false);
        return
        [
            .. flags
                .Where(flag => flag.Outcome.Kind == OutcomeKind.Decided && reported.Contains((flag.Flag.Key, flag.ManifestPath)))
                .OrderByDescending(flag => RemovableFlags.KeyOf(flag) == context.CodeActionEquivalenceKey),
        ];
    }
}
