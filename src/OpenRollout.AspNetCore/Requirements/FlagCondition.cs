using OpenFeature.Constant;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.AspNetCore;

/// <summary>
/// A condition on boolean flags: <c>FlagCondition.Any(Flags.Stories, FlagCondition.Not(Flags.Legacy))</c>. A flag converts implicitly to
/// the condition that it is on. The state of a flag is unknown if no manifest has it, or if its evaluation fails and returns false. If a
/// condition depends on an unknown state, neither the condition nor its negation holds. A user without a targeting key is not in a
/// percentage rollout, so the flag is off for them, not unknown. Immutable.
/// </summary>
public sealed class FlagCondition
{
    private readonly Func<ScopedFlags, bool?> _evaluate;

    private FlagCondition(IEnumerable<string> keys, IEnumerable<BooleanFlag> flags, Func<ScopedFlags, bool?> evaluate)
        => (FlagKeys, Flags, _evaluate) = ([.. keys.Distinct()], [.. flags], evaluate);

    /// <summary>Gets the keys of all flags of the condition.</summary>
    internal IReadOnlyList<string> FlagKeys { get; }

    /// <summary>Gets the flags that were passed as accessors rather than by key.</summary>
    internal IReadOnlyList<BooleanFlag> Flags { get; }

    /// <summary>Converts a flag to the condition that it is on.</summary>
    /// <param name="flag">The flag.</param>
    public static implicit operator FlagCondition(BooleanFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return new([flag.Key], [flag], flags => Evaluate(flags, flag));
    }

    /// <summary>Creates a condition that holds if all of the given conditions hold.</summary>
    /// <param name="conditions">The conditions, at least one.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException"><paramref name="conditions"/> is empty.</exception>
    public static FlagCondition All(params FlagCondition[] conditions) => Combine(conditions, deciding: false);

    /// <summary>Creates a condition that holds if at least one of the given conditions holds.</summary>
    /// <param name="conditions">The conditions, at least one.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException"><paramref name="conditions"/> is empty.</exception>
    public static FlagCondition Any(params FlagCondition[] conditions) => Combine(conditions, deciding: true);

    /// <summary>Creates a condition that holds if another condition is known not to hold.</summary>
    /// <param name="condition">The condition to negate.</param>
    /// <returns>The condition.</returns>
    public static FlagCondition Not(FlagCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(condition.FlagKeys, condition.Flags, flags => !condition._evaluate(flags));
    }

    /// <summary>Creates the condition of an attribute or a tag helper, which name flags by key.</summary>
    internal static FlagCondition Of(IEnumerable<string> keys, FlagRequirementType type = FlagRequirementType.All, bool negate = false)
    {
        FlagCondition[] conditions = [.. keys.Select(key => new FlagCondition([key], [], flags => flags.Find(key) is BooleanFlag flag ? Evaluate(flags, flag) : null))];
        var condition = type is FlagRequirementType.Any ? Any(conditions) : All(conditions);
        return negate ? Not(condition) : condition;
    }

    /// <summary>Returns whether the condition holds for the user of a scope; null if the state of a flag is unknown.</summary>
    internal bool? Evaluate(ScopedFlags flags) => _evaluate(flags);

    /// <summary>Returns null for a flag that is off because of an error, so that a fault does not open an endpoint that replaces a feature.</summary>
    private static bool? Evaluate(ScopedFlags flags, BooleanFlag flag)
        => flags.IsEnabled(flag) ? true : flags.GetDetails(flag).ErrorType is ErrorType.None or ErrorType.TargetingKeyMissing ? false : null;

    private static FlagCondition Combine(FlagCondition[] conditions, bool deciding)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        if (conditions.Length == 0)
        {
            throw new ArgumentException("Pass at least one condition.", nameof(conditions));
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
