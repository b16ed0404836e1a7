using OpenRollout.Evaluation.Arms;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Evaluation;

/// <summary>A possible result of a flag. The outcomes of a flag are created once for each manifest; an evaluation selects one. Immutable and thread-safe.</summary>
public sealed class Outcome
{
    private const byte Same = 1;
    private const byte Other = 2;

    // In bytes, because a program may have tens of thousands of outcomes; for the same reason messages are not stored.
    private readonly byte _reason;
    private readonly byte _error;
    private readonly byte _uncompared;

    /// <summary>The result of the comparison of the value with the default: 0 until it is first asked for, then <see cref="Same"/> or <see cref="Other"/>.</summary>
    private byte _hasDefaultValue;

    /// <summary>The stage; for an error the missing unit.</summary>
    private readonly string? _detail;

    internal Outcome(int index, FlagDefinition flag, ManifestValue value, string? variant, EvaluationReason reason, string? stage, UncomparedReason uncompared)
        : this(index, flag, value, variant, reason, EvaluationError.None, stage, uncompared)
    {
    }

    private Outcome(
        int index, FlagDefinition flag, ManifestValue value, string? variant, EvaluationReason reason, EvaluationError error, string? detail, UncomparedReason uncompared)
    {
        Index = index;
        Flag = flag;
        Value = value;
        Variant = variant;
        _reason = (byte)reason;
        _error = (byte)error;
        _detail = detail;
        _uncompared = (byte)uncompared;
    }

    /// <summary>Gets the index among the program's outcomes.</summary>
    internal int Index { get; }

    /// <summary>Gets the flag.</summary>
    public FlagDefinition Flag { get; }

    /// <summary>Gets the value. For an error this is the flag's default value, but callers get the default that they passed.</summary>
    public ManifestValue Value { get; }

    /// <summary>Gets the name of the variant; null for an error.</summary>
    public string? Variant { get; }

    /// <summary>Gets the reason for the result.</summary>
    public EvaluationReason Reason => (EvaluationReason)_reason;

    /// <summary>Gets the name of the stage whose audience the user is in; null for a default value and for an error.</summary>
    public string? Stage => Error == EvaluationError.None ? _detail : null;

    /// <summary>Gets the error that prevented the evaluation, or <see cref="EvaluationError.None"/>.</summary>
    public EvaluationError Error => (EvaluationError)_error;

    /// <summary>Gets a message that describes the error and its remedy; null if there is no error.</summary>
    public string? ErrorMessage => Error switch
    {
        EvaluationError.None => null,
        EvaluationError.TargetingKeyMissing => $"'{PlainText.Quote(Flag.Key)}' uses a percentage rollout; provide a non-empty targeting key",
        _ => $"'{PlainText.Quote(Flag.Key)}' uses a percentage rollout; provide the attribute '{PlainText.Quote(_detail ?? "")}' as a non-empty string",
    };

    /// <summary>Gets the kind of the outcome.</summary>
    internal OutcomeKind Kind
        => Error != EvaluationError.None ? OutcomeKind.Error
            : Flag.Type != FlagType.Boolean ? OutcomeKind.Value
            : Value.Boolean ? OutcomeKind.On
            : OutcomeKind.Off;

    /// <summary>Gets the reason why a user who gets the outcome is not compared with others, if no percentage that targets the user has a part in it.</summary>
    internal UncomparedReason Uncompared => (UncomparedReason)_uncompared;

    /// <summary>Gets a value indicating whether the value is the flag's default value. Comparing an object is slow and allocates, so the result is kept.</summary>
    internal bool HasDefaultValue
    {
        get
        {
            if (_hasDefaultValue == 0)
            {
                _hasDefaultValue = Value.Equals(Flag.DefaultValue) ? Same : Other;
            }

            return _hasDefaultValue == Same;
        }
    }

    /// <summary>Creates the outcome for a user without the rollout's unit.</summary>
    internal static Outcome UnitMissing(int index, FlagDefinition flag, string unit)
    {
        var error = unit == AttributeDefinition.TargetingKey.Name ? EvaluationError.TargetingKeyMissing : EvaluationError.UnitMissing;
        return new Outcome(index, flag, flag.DefaultValue, null, EvaluationReason.Error, error, unit, UncomparedReason.UnitMissing);
    }
}
