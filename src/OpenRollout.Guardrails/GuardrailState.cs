namespace OpenRollout;

/// <summary>Specifies what a guardrail of a flag does at the moment.</summary>
public enum GuardrailState
{
    /// <summary>The guardrail counts users, and makes a decision when the evidence reaches the threshold.</summary>
    Watching,

    /// <summary>The guardrail counts users and only reports the evidence; <see cref="GuardrailStatus.Because"/> says why.</summary>
    Telling,

    /// <summary>The evidence has reached the threshold, and the guardrail has made its decision.</summary>
    Decided,

    /// <summary>The guardrail counts nothing; <see cref="GuardrailStatus.Because"/> says why.</summary>
    Muted,
}
