using OpenRollout.Cli.Files;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Differences;

/// <summary>
/// Compares a flag in two manifests. For each pair of cells with different outcomes it searches for a user in both, so that
/// either a user is found, or it is proven that there is none, or the pair is undecided.
/// </summary>
internal sealed class FlagComparison(UsableManifest before, UsableManifest after, FlagDefinition old, FlagDefinition flag)
{
    private readonly ConditionUnfolder _conditionsBefore = new(before);
    private readonly ConditionUnfolder _conditionsAfter = new(after);

    /// <summary>Runs the comparison.</summary>
    /// <param name="at">The time of the comparison.</param>
    /// <param name="times">The times at which to compare, ascending.</param>
    public FlagDifference Run(DateTimeOffset at, IReadOnlyList<long> times)
    {
        var found = new Dictionary<(TransitionKind Kind, string Before, string After), Transition>();
        string? undecided = null;
        try
        {
            var search = new TransitionSearch(before, after, flag.Key);
            foreach (var time in times)
            {
                Compare(search, time, time == at.UtcTicks ? null : new DateTimeOffset(time, TimeSpan.Zero), found);
            }
        }
        catch (TooComplexException exception)
        {
            undecided = exception.Message;
        }

        return new FlagDifference(
            flag.Key,
            FlagDifferenceKind.Changed,
            old.IsEnabled && !flag.IsEnabled,
            FlagEdits.Of(old, flag, at),
            [.. found.Values.OrderBy(transition => transition.Kind).ThenBy(transition => transition.From ?? DateTimeOffset.MinValue)],
            undecided);
    }

    /// <summary>Returns the kind of a transition between two outcomes; null if users notice nothing.</summary>
    public static TransitionKind? KindOf(bool wasIn, ManifestValue valueBefore, bool isIn, ManifestValue valueAfter) => (wasIn, isIn) switch
    {
        (true, false) => TransitionKind.Drop,
        (false, true) => TransitionKind.Join,
        _ => valueBefore.Equals(valueAfter) ? null : wasIn ? TransitionKind.Change : TransitionKind.Default,
    };

    private void Compare(TransitionSearch search, long time, DateTimeOffset? from, Dictionary<(TransitionKind Kind, string Before, string After), Transition> found)
    {
        var cellsBefore = new CellBuilder(before, _conditionsBefore, time).Of(old);
        var cellsAfter = new CellBuilder(after, _conditionsAfter, time).Of(flag);
        RequireSameTypes();
        foreach (var cellBefore in cellsBefore)
        {
            foreach (var cellAfter in cellsAfter)
            {
                var (was, now) = (cellBefore.Outcome!, cellAfter.Outcome!);
                if (KindOf(was.IsIn, was.Value, now.IsIn, now.Value) is not { } kind)
                {
                    continue;
                }

                var key = (kind, $"{was.Cause}\n{was.Value}", $"{now.Cause}\n{now.Value}");
                if ((found.TryGetValue(key, out var known) && !known.IsUndecided) || cellBefore.And(cellAfter) is not { } both)
                {
                    continue;
                }

                var (verdict, witness) = search.Find(both, kind, time);
                if (verdict != TransitionVerdict.Impossible)
                {
                    found[key] = new Transition(kind, was, now, from, witness);
                }
            }
        }
    }

    /// <summary>Conditions on values of different types cannot be compared, because a text can be a version as well as a string.</summary>
    private void RequireSameTypes()
    {
        foreach (var (name, type) in _conditionsBefore.Attributes)
        {
            if (_conditionsAfter.Attributes.TryGetValue(name, out var other) && other != type)
            {
                throw new TooComplexException($"the attribute '{PlainText.Quote(name)}' has another type now");
            }
        }
    }
}
