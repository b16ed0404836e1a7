using OpenFeature.Constant;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.AspNetCore;

/// <summary>
/// What an endpoint requires of flags: <c>FlagCondition.Any(Flags.Stories, FlagCondition.Not(Flags.Legacy))</c>. A boolean flag by
/// itself is the condition that it is on. A condition that depends on a flag of which nothing is known does not hold, negated or
/// not: one that no manifest has, or whose evaluation ends in an error and gives false. That a user has no targeting key is no
/// such error: who cannot be in a percentage is not in. Immutable.
/// </summary>
public sealed class FlagCondition
{
    private readonly Func<ScopedFlags, bool?> _evaluate;

    private FlagCondition(IEnumerable<string> keys, IEnumerable<BooleanFlag> flags, Func<ScopedFlags, bool?> evaluate)
        => (FlagKeys, Flags, _evaluate) = ([.. keys.Distinct()], [.. flags], evaluate);

    /// <summary>The keys of all flags that are asked for.</summary>
    internal IReadOnlyList<string> FlagKeys { get; }

    /// <summary>The flags that were given as such, not by their keys.</summary>
    internal IReadOnlyList<BooleanFlag> Flags { get; }

    /// <summary>Converts a flag into the condition that it is on.</summary>
    /// <param name="flag">The flag.</param>
    public static implicit operator FlagCondition(BooleanFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return new([flag.Key], [flag], flags => Evaluate(flags, flag));
    }

    /// <summary>Creates a condition that holds where all of some conditions hold.</summary>
    /// <param name="conditions">The conditions, one at least.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static FlagCondition All(params FlagCondition[] conditions) => Combine(conditions, deciding: false);

    /// <summary>Creates a condition that holds where one of some conditions holds.</summary>
    /// <param name="conditions">The conditions, one at least.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static FlagCondition Any(params FlagCondition[] conditions) => Combine(conditions, deciding: true);

    /// <summary>Creates a condition that holds where another one is known not to hold.</summary>
    /// <param name="condition">The condition.</param>
    public static FlagCondition Not(FlagCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(condition.FlagKeys, condition.Flags, flags => !condition._evaluate(flags));
    }

    /// <summary>Creates the condition of an attribute or a tag, which name flags by their keys.</summary>
    internal static FlagCondition Of(IEnumerable<string> keys, FlagRequirementType type = FlagRequirementType.All, bool negate = false)
    {
        FlagCondition[] conditions = [.. keys.Select(key => new FlagCondition([key], [], flags => flags.Find(key) is BooleanFlag flag ? Evaluate(flags, flag) : null))];
        var condition = type is FlagRequirementType.Any ? Any(conditions) : All(conditions);
        return negate ? Not(condition) : condition;
    }

    /// <summary>Returns whether the condition holds for the user of a scope; null where that is not known.</summary>
    internal bool? Evaluate(ScopedFlags flags) => _evaluate(flags);

    /// <summary>A flag that is off by an error is not known to be off: what is there in its absence must not open by a fault.</summary>
    private static bool? Evaluate(ScopedFlags flags, BooleanFlag flag)
        => flags.IsEnabled(flag) ? true : flags.GetDetails(flag).ErrorType is ErrorType.None or ErrorType.TargetingKeyMissing ? false : null;

    private static FlagCondition Combine(FlagCondition[] conditions, bool deciding)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        if (conditions.Length == 0)
        {
            throw new ArgumentException("Name one flag at least.", nameof(conditions));
        }

        return new(conditions.SelectMany(condition => condition.FlagKeys), conditions.SelectMany(condition => condition.Flags), flags =>
        {
            bool? result = !deciding;
            foreach (var condition in conditions)
            {
                switch (condition._evaluate(flags))
                {
                    case { } known when known == deciding:
                        return deciding;
                    case null:
                        result = null;
                        break;
                }
            }

            return result;
        });
    }
}
