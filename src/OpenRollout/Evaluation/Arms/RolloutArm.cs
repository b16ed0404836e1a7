namespace OpenRollout.Evaluation.Arms;

/// <summary>Specifies on which side of a comparison a user is.</summary>
internal enum RolloutArm : byte
{
    /// <summary>The user is not compared: no percentage decides whether the user is in.</summary>
    None,

    /// <summary>The user is in because of a percentage.</summary>
    Treated,

    /// <summary>The user could be in, but is not because of a percentage.</summary>
    Control,

    /// <summary>The user is between the arms of a stratum, such as a bucket in a cell of a ramp. The user is remembered as seen and counted in neither arm.</summary>
    Between,
}
