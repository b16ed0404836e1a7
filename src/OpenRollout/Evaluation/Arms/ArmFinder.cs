using OpenRollout.Evaluation.Attributes;
using OpenRollout.Evaluation.Execution;

namespace OpenRollout.Evaluation.Arms;

/// <summary>
/// Finds the arm of a user: runs the instructions of the flag once with every percentage test forced to fail. The conditions it tests are
/// independent of the user's bucket, and so are the stratum and the reason for not comparing a user.
/// </summary>
internal static class ArmFinder
{
    /// <inheritdoc cref="RolloutProgram.FindComparand"/>
    public static Comparand Find(RolloutProgram program, int flag, in ContextView user)
    {
        var memory = CallMemory.Begin(program.Segments);
        var required = new AbsenceTrace(program, memory);
        var trace = new ArmTrace(program, user.UtcTicks, memory);
        var outcome = program.OutcomeAt(FlagEvaluator.Evaluate(program, flag, in user, ref required, ref trace));
        var (arm, stratum) = trace.Tally.Complete(out var split);
        var isAttributeMissing = required.IsAttributeMissing || trace.IsAttributeMissing;
        var reason = outcome.Uncompared switch
        {
            UncomparedReason.Inactive => UncomparedReason.Inactive,
            _ when isAttributeMissing => UncomparedReason.AttributeMissing,
            UncomparedReason.NoAudience => FindReason(in trace.Tally, stratum),
            var other => other,
        };
        if (reason != UncomparedReason.None)
        {
            return new Comparand(RolloutArm.None, default, reason);
        }

        if (split is not null && program.OutcomeAt(split.OutcomeAt(split.PlaceOf(user.GetString(program.UnitOf(flag))!))).HasDefaultValue)
        {
            arm = RolloutArm.Between;
        }

        return new Comparand(arm, stratum, UncomparedReason.None);
    }

    /// <summary>Returns the reason why a user whom no audience takes in at 100 % is not compared. Does not depend on the bucket.</summary>
    private static UncomparedReason FindReason(in BucketTally tally, Stratum stratum)
        => tally.LargestLow == 0 ? UncomparedReason.NoAudience
            : stratum.Treated == 0 ? UncomparedReason.SameValue
            : stratum.Control == 0 ? UncomparedReason.Forced
            : UncomparedReason.None;
}
