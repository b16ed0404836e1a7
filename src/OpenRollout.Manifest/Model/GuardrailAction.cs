namespace OpenRollout.Manifest;

/// <summary>Specifies what a guardrail does when the evidence for harm reaches its threshold.</summary>
public enum GuardrailAction
{
    /// <summary>Makes a decision that switches the flag off.</summary>
    Off,

    /// <summary>Reports the evidence only.</summary>
    Tell,
}
