using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.CodeFixes.Removing;
using OpenRollout.Removal.Outcomes;

namespace OpenRollout.Cli.Workspaces;

/// <summary>Removes flags from a solution. <see cref="SdkCompiler.Use"/> must have been called.</summary>
internal sealed class SolutionRemover
{
    private readonly RemovalOptions _options;
    private readonly IProgress<string> _progress;
    private readonly Dictionary<string, SourceText> _texts = new(StringComparer.Ordinal);
    private readonly List<FlagChange> _flags = [];

    private SolutionRemover(RemovalOptions options, IProgress<string> progress) => (_options, _progress) = (options, progress);

    /// <summary>Computes the removal.</summary>
    /// <exception cref="WorkspaceException">The solution cannot be used, or the value of the flag is undecided.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)] // The caller must not need Roslyn.
    public static Task<SolutionChange> RunAsync(RemovalOptions options, IProgress<string> progress, CancellationToken cancellationToken)
        => new SolutionRemover(options, progress).RunAsync(cancellationToken);

    private async Task<SolutionChange> RunAsync(CancellationToken cancellationToken)
    {
        using var opened = await OpenedSolution.OpenAsync(_options.Path, _progress, cancellationToken);
        var solution = opened.Solution;
        var flags = await SolutionFlags.FindAsync(solution, _options.Key, _options.Decide, cancellationToken);
        var known = flags.Count > 0 ? flags : await SolutionFlags.FindAsync(solution, key: null, decide: null, cancellationToken);
        var chosen = FlagChoice.Choose(flags, known, _options);
        var undecided = _options.Key is null ? FlagChoice.FindUndecided(flags, _options) : [];
        if (chosen.Count == 0)
        {
            return new SolutionChange([], [], []) { Undecided = undecided };
        }

        await SolutionCheck.RequireNoErrorsAsync(solution, _options, _progress, cancellationToken);
        foreach (var (flag, value) in chosen)
        {
            solution = await RemoveAsync(solution, flag, value, cancellationToken);
        }

        var manifests = chosen.Select(choice => choice.Flag.ManifestPath).ToHashSet(StringComparer.Ordinal);
        var files = await FileChanges.CreateAsync(opened.Solution, _texts, manifests, cancellationToken);
        var warnings = await NewWarnings.FindAsync(opened.Solution, solution, _progress, cancellationToken);
        return new SolutionChange(_flags, files, warnings) { Undecided = undecided };
    }

    private async Task<Solution> RemoveAsync(Solution solution, SolutionFlag flag, OutcomeValue value, CancellationToken cancellationToken)
    {
        var request = new SolutionRequest(flag.Flag.Key, flag.ManifestPath, value.Value)
        {
            Variant = value.Variant,
            KeepEntry = _options.KeepEntry,
            KeepTests = _options.KeepTests,
            DropExposures = _options.DropExposures,
        };
        var result = await SolutionRemoval.RunAsync(solution, request, _progress, cancellationToken);
        foreach (var (path, text) in result.Texts)
        {
            _texts[path] = text;
        }

        _flags.Add(new FlagChange(
            flag.Flag.Key,
            flag.ManifestPath,
            value.Text,
            ReasonFor(flag.Outcome, value),
            value.Value.Equals(flag.Outcome.Value?.Value) ? flag.Outcome.Assumption : "",
            _options.KeepEntry,
            [.. result.Texts.Keys.Order(StringComparer.Ordinal)],
            [.. result.Refusals.Select(place => Places.Of(place.Span, place.Reason))],
            [.. result.Notices.Select(place => Places.Of(place.Span, place.Reason)), .. OtherLanguages(solution)]));
        return SolutionTexts.Apply(solution, result.Texts);
    }

    private static string ReasonFor(FlagOutcome outcome, OutcomeValue value)
        => value.Value.Equals(outcome.Value?.Value) ? outcome.Reason
            : $"The value was chosen for this removal; the manifest {(outcome.Value is null ? "does not decide it" : "gives another one")}: {outcome.Reason}";

    private static IEnumerable<CodePlace> OtherLanguages(Solution solution)
        => solution.Projects.Where(project => project.Language != LanguageNames.CSharp)
            .Select(project => new CodePlace(project.FilePath ?? project.Name, 1, 1, "This is not a C# project, so its code was not read. Look for the flag there."));
}
