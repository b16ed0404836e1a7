namespace OpenRollout.Evaluation.Arms;

/// <summary>The side on which a user is compared with others for a flag.</summary>
/// <param name="Arm">The side on which the user is.</param>
/// <param name="Stratum">The stratum; meaningless for <see cref="RolloutArm.None"/>.</param>
/// <param name="Reason">The reason why the user is not compared.</param>
internal readonly record struct Comparand(RolloutArm Arm, Stratum Stratum, UncomparedReason Reason);
