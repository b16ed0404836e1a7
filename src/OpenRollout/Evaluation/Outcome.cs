using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Evaluation;

/// <summary>One thing that a flag can give. A program makes all of them when it is compiled; evaluating picks one.</summary>
public sealed class Outcome
{
    // A program has tens of thousands of outcomes: what fits into a byte gets no more, and messages are worded when asked for.
    private readonly byte _reason;
    private readonly byte _error;

    /// <summary>The stage; of an error the unit that is missing.</summary>
    private readonly string? _detail;

    internal Outcome(int index, FlagDefinition flag, ManifestValue value, string? variant, EvaluationReason reason, string? stage)
        : this(index, flag, value, variant, reason, EvaluationError.None, stage)
    {
    }

    private Outcome(
        int index, FlagDefinition flag, ManifestValue value, string? variant, EvaluationReason reason, EvaluationError error, string? detail)
    {
        Index = index;
        Flag = flag;
        Value = value;
        Variant = variant;
        _reason = (byte)reason;
        _error = (byte)error;
        _detail = detail;
    }

    /// <summary>The place among the program's outcomes.</summary>
    internal int Index { get; }

    /// <summary>The flag.</summary>
    public FlagDefinition Flag { get; }

    /// <summary>The value; of an error the manifest's default, which callers replace by their own.</summary>
    public ManifestValue Value { get; }

    /// <summary>The variant's name; null for an error.</summary>
    public string? Variant { get; }

    /// <summary>Why.</summary>
    public EvaluationReason Reason => (EvaluationReason)_reason;

    /// <summary>The stage of the audience that decided; null for defaults and errors.</summary>
    public string? Stage => Error == EvaluationError.None ? _detail : null;

    /// <summary>What kept the flag from being evaluated.</summary>
    public EvaluationError Error => (EvaluationError)_error;

    /// <summary>What kept the flag from being evaluated, and what to do about it; null without an error.</summary>
    public string? ErrorMessage => Error switch
    {
        EvaluationError.None => null,
        EvaluationError.TargetingKeyMissing => $"'{PlainText.Quote(Flag.Key)}' is rolled out by share, for which the context needs a targeting key, a string that is not empty",
        _ => $"'{PlainText.Quote(Flag.Key)}' is rolled out by share, for which the context needs the attribute '{PlainText.Quote(_detail ?? "")}', a string that is not empty",
    };

    /// <summary>What most callers want to know.</summary>
    internal OutcomeKind Kind
        => Error != EvaluationError.None ? OutcomeKind.Error
            : Flag.Type != FlagType.Boolean ? OutcomeKind.Value
            : Value.Boolean ? OutcomeKind.On
            : OutcomeKind.Off;

    /// <summary>Makes the error of a user who lacks what the flag's buckets go by.</summary>
    internal static Outcome UnitMissing(int index, FlagDefinition flag, string unit)
    {
        var error = unit == AttributeDefinition.TargetingKey.Name ? EvaluationError.TargetingKeyMissing : EvaluationError.UnitMissing;
        return new Outcome(index, flag, flag.DefaultValue, null, EvaluationReason.Error, error, unit);
    }
}
