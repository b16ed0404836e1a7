using Microsoft.CodeAnalysis;
using OpenRollout.Analyzers.Lifecycles;
using OpenRollout.Analyzers.Manifests;
using OpenRollout.Manifest;
using OpenRollout.Removal.Outcomes;

namespace OpenRollout.CodeFixes.Removing;

/// <summary>Finds the flags of a solution: those of the manifests that its projects pass to the compiler. It reads no code.</summary>
internal static class SolutionFlags
{
    /// <summary>Returns the flags, ordered by the path of their manifest and their place in it.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="key">The key of the flags to return; null for all.</param>
    /// <param name="decide">Returns a flag of a manifest, given by its path, under the decisions in force, once for each environment with decisions; null if no store is read.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static Task<IReadOnlyList<SolutionFlag>> FindAsync(
        Solution solution, string? key, Func<string, FlagDefinition, IReadOnlyList<DecidedFlag>>? decide, CancellationToken cancellation)
    {
        var projects = solution.Projects.Select(project => ProjectManifests.Find(project.AnalyzerOptions, cancellation)).OfType<ProjectManifests>();
        var files = from project in projects from file in project.Files group (File: file, Settings: LifecycleSettings.Of(project.Options)) by file.Path;
        var found = from same in files
                    orderby same.Key
                    from flag in same.First().File.Manifest.Flags
                    where key is null || flag.Key == key
                    select Find([.. same], flag, decide?.Invoke(same.Key, flag));
        return Task.FromResult<IReadOnlyList<SolutionFlag>>([.. found]);
    }

    private static SolutionFlag Find((ManifestFile File, LifecycleSettings? Settings)[] projects, FlagDefinition flag, IReadOnlyList<DecidedFlag>? decided)
    {
        var outcomes = projects.Select(project => FlagOutcomes.Of(project.File, flag, project.Settings, decided)).ToArray();
        var outcome = outcomes.FirstOrDefault(each => each.Kind == OutcomeKind.Undecided) ?? outcomes.FirstOrDefault(each => each.Kind == OutcomeKind.Default) ?? outcomes[0];
        if (outcome.Value is { } value && outcomes.Any(each => !each.Value!.Value.Equals(value.Value)))
        {
            outcome = new FlagOutcome(OutcomeKind.Undecided, OutcomeValue.AllOf(flag), OutcomeReasons.Projects, outcome.Assumption);
        }

        return new SolutionFlag(projects[0].File.Path, flag, outcome, projects.Select(project => FindReason(project.File, flag, project.Settings)).FirstOrDefault(reason => reason is not null));
    }

    private static string? FindReason(ManifestFile file, FlagDefinition flag, LifecycleSettings? settings)
        => settings is not null && CountedEnvironments.Of(file, settings) is { Count: > 0 } environments ? RemovableAnalyzer.FindReason(flag, environments, settings) : null;
}
