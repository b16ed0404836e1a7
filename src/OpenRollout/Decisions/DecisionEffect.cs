namespace OpenRollout;

/// <summary>Specifies the effect of a decision on its flag.</summary>
public enum DecisionEffect
{
    /// <summary>The decision switches the flag off. Everyone gets the default value.</summary>
    Off,

    /// <summary>The decision holds the flag at a stage or an earlier one.</summary>
    Hold,

    /// <summary>The decision has no effect, because the served manifest does not have the flag.</summary>
    UnknownFlag,

    /// <summary>The decision has no effect, because the flag has another salt than the decision.</summary>
    Lapsed,
}
