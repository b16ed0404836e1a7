using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Checks;

/// <summary>
/// Checks that users with and without a watched flag can be compared: some percentage divides them (ROLL2008), by a salt that
/// no other flag has (ROLL2009).
/// </summary>
internal sealed class WatchCheck(ProblemCollector problems)
{
    private readonly List<(FlagDefinition Flag, WatchDefinition Watch, string Salt)> _watched = [];

    /// <summary>The flags with a salt of their own, by salt. Any other flag has its key as its salt.</summary>
    private readonly Dictionary<string, List<(FlagDefinition Flag, TextRange Range)>> _salted = new(StringComparer.Ordinal);

    /// <summary>Adds a flag. Call it while the flag still has its rollout.</summary>
    public void Add(FlagDefinition flag)
    {
        if (flag.GetRollout() is not { } rollout)
        {
            return;
        }

        if (rollout.SaltRange is { } range)
        {
            if (!_salted.TryGetValue(rollout.Salt, out var flags))
            {
                _salted.Add(rollout.Salt, flags = []);
            }

            flags.Add((flag, range));
        }

        if (rollout.Watch is { } watch)
        {
            _watched.Add((flag, watch, rollout.Salt));
            if (!rollout.Stages.Any(stage => stage.Audiences.Any(audience => Divides(audience.Percentage))))
            {
                problems.Report(
                    ProblemDescriptors.NothingToCompare,
                    watch.Range,
                    "guardrails cannot watch this rollout: no stage has a percentage between 0 and 100, so there are no users with and without the feature to compare; add such a percentage, or set 'guardrails' to []");
            }
        }
    }

    /// <summary>Checks the salts after all flags have been added.</summary>
    public void Run(RolloutManifest manifest)
    {
        foreach (var (flag, watch, salt) in _watched)
        {
            var flags = _salted.TryGetValue(salt, out var salted) ? salted : [];
            var own = flags.Where(other => other.Flag == flag).Select(other => other.Range).ToArray();
            var others = flags.Where(other => other.Flag != flag).ToArray();
            if (others.Length > 0)
            {
                // An overlay that sets any of the salts, or the watch, causes the problem.
                var (other, range) = others.Aggregate((first, next) => next.Range.TextIndex > first.Range.TextIndex ? next : first);
                Report(flag, other, salt, [.. own, range, watch.Range]);
            }
            else if (own.Length > 0 && manifest.FindFlag(salt) is { } keyed && keyed != flag && keyed.GetRollout() is { SaltRange: null })
            {
                Report(flag, keyed, salt, [.. own, watch.Range]);
            }
        }
    }

    /// <summary>Returns a value indicating whether a percentage is between 0 and 100 at some time.</summary>
    private static bool Divides(Percentage percentage) => percentage switch
    {
        LinearRamp ramp => ramp.From < ramp.To || IsBetween(ramp.From),
        SteppedRamp ramp => ramp.Steps.Any(step => IsBetween(step.Thousandths)),
        _ => IsBetween(percentage.At(0)),
    };

    private static bool IsBetween(int thousandths) => thousandths is > 0 and < Percentage.All;

    private void Report(FlagDefinition watched, FlagDefinition other, string salt, TextRange[] ranges)
        => problems.Report(
            ProblemDescriptors.SharedSalt,
            ranges.Aggregate((first, next) => next.TextIndex > first.TextIndex ? next : first),
            $"guardrails watch '{PlainText.Quote(watched.Key)}', which has the same salt '{PlainText.Quote(salt)}' as '{PlainText.Quote(other.Key)}', so the effects of the two flags cannot be distinguished; give the watched flag a salt of its own");
}
