using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>One thing that a flag can give. A program makes all of them when it is compiled; evaluating picks one.</summary>
public sealed class Outcome
{
    internal Outcome(int index, FlagDefinition flag, ManifestValue value, string? variant, EvaluationReason reason, string? stage)
    {
        Index = index;
        Flag = flag;
        Value = value;
        Variant = variant;
        Reason = reason;
        Stage = stage;
        Boolean = reason != EvaluationReason.Error && flag.Type == FlagType.Boolean ? value.Boolean : null;
    }

    internal Outcome(int index, FlagDefinition flag, EvaluationError error, string message)
        : this(index, flag, flag.DefaultValue, null, EvaluationReason.Error, null)
    {
        Error = error;
        ErrorMessage = message;
    }

    /// <summary>The place among the program's outcomes.</summary>
    public int Index { get; }

    /// <summary>The flag.</summary>
    public FlagDefinition Flag { get; }

    /// <summary>The value; of an error the manifest's default, which callers replace by their own.</summary>
    public ManifestValue Value { get; }

    /// <summary>The variant's name; null for an error.</summary>
    public string? Variant { get; }

    /// <summary>Why.</summary>
    public EvaluationReason Reason { get; }

    /// <summary>The stage of the audience that decided; null for defaults and errors.</summary>
    public string? Stage { get; }

    /// <summary>What kept the flag from being evaluated.</summary>
    public EvaluationError Error { get; }

    /// <summary>What kept the flag from being evaluated, and what to do about it; null without an error.</summary>
    public string? ErrorMessage { get; }

    /// <summary>The value of a boolean flag; null for one of another type, and for an error.</summary>
    internal bool? Boolean { get; }

    /// <summary>Whether this is the value true.</summary>
    internal bool IsTrue => Boolean.GetValueOrDefault();
}
