using OpenRollout.CodeFixes.Removing;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;
using OpenRollout.Removal.Outcomes;

namespace OpenRollout.Cli.Workspaces;

/// <summary>Chooses the flags to remove and their values. It never guesses: what is not decided is an error.</summary>
internal static class FlagChoice
{
    /// <summary>Returns the flags with the values that take their places.</summary>
    /// <param name="flags">The flags with the key; all flags without a key.</param>
    /// <param name="known">The flags whose keys can be meant.</param>
    /// <param name="options">The choices of the user.</param>
    /// <exception cref="WorkspaceException">There is no such flag, there are several, or the value is undecided.</exception>
    public static IReadOnlyList<(SolutionFlag Flag, OutcomeValue Value)> Choose(IReadOnlyList<SolutionFlag> flags, IReadOnlyList<SolutionFlag> known, RemovalOptions options)
    {
        var found = flags.Where(flag => options.ManifestPath is null || flag.ManifestPath == options.ManifestPath).ToArray();
        if (options.Key is not { } key)
        {
            return [.. found.Where(flag => flag is { Finding: not null, Outcome.Kind: OutcomeKind.Decided }).Select(flag => (flag, flag.Outcome.Value!))];
        }

        return found switch
        {
            [] => throw new WorkspaceException(options.ManifestPath is { } path
                ? $"no project of the solution uses a flag '{PlainText.Quote(key)}' of {options.Display(path)}"
                : $"no manifest of the solution has the flag '{PlainText.Quote(key)}'{NearestName.Suggest(key, known.Select(flag => flag.Flag.Key))}"),
            [var flag] => [(flag, ValueOf(flag, options.As))],
            _ => throw new WorkspaceException(
                $"several manifests have the flag '{PlainText.Quote(key)}'; choose one of them:{LoadFailures.Write(found.Select(flag => $"  --manifest {options.Display(flag.ManifestPath)}"))}"),
        };
    }

    /// <summary>Returns the finished flags whose value the manifest does not decide, or decides only if the user agrees that the flag is no longer needed.</summary>
    public static IReadOnlyList<UndecidedFlag> FindUndecided(IReadOnlyList<SolutionFlag> flags, RemovalOptions options)
        =>
        [
            .. flags
                .Where(flag => (options.ManifestPath is null || flag.ManifestPath == options.ManifestPath) && flag is { Finding: not null, Outcome.Kind: not OutcomeKind.Decided })
                .Select(flag => new UndecidedFlag(flag.Flag.Key, flag.ManifestPath, flag.Outcome.Reason, [.. flag.Outcome.Values.Select(value => value.Text)])),
        ];

    private static OutcomeValue ValueOf(SolutionFlag flag, string? wish)
    {
        if (flag.Outcome.Values.Count == 0)
        {
            throw new WorkspaceException(flag.Outcome.Reason) { IsUndecided = true };
        }

        if (wish is not null)
        {
            // The user may choose any value of the flag, also one that the manifest contradicts.
            return FlagOutcomes.Choose(flag.Flag, wish)
                ?? throw new WorkspaceException($"'{PlainText.Quote(flag.Flag.Key)}' cannot be '{PlainText.Quote(wish)}'; choose one of its values: {string.Join(", ", OutcomeValue.AllOf(flag.Flag).Select(value => value.Text))}");
        }

        var undecided = $"the value of '{PlainText.Quote(flag.Flag.Key)}' is undecided. {flag.Outcome.Reason}{Alternatives(flag.Outcome.Values)}";
        return flag.Outcome.Value ?? throw new WorkspaceException(undecided) { IsUndecided = true };
    }

    private static string Alternatives(IReadOnlyList<OutcomeValue> values)
        => $" If you know the value, choose it with {string.Join(" or ", values.Select(value => $"--as {value.Text}"))}.";
}
