using OpenFeature.Constant;
using OpenRollout.Evaluation;

namespace OpenRollout.Telemetry;

/// <summary>Converts reasons and errors to the values of OpenTelemetry's semantic conventions.</summary>
internal static class TagValues
{
    public static string From(EvaluationReason reason) => reason switch
    {
        EvaluationReason.Static => "static",
        EvaluationReason.Disabled => "disabled",
        EvaluationReason.TargetingMatch => "targeting_match",
        EvaluationReason.Split => "split",
        EvaluationReason.Default => "default",
        _ => "error",
    };

    public static string From(ErrorType error) => error switch
    {
        ErrorType.FlagNotFound => "flag_not_found",
        ErrorType.TypeMismatch => "type_mismatch",
        ErrorType.TargetingKeyMissing => "targeting_key_missing",
        ErrorType.InvalidContext => "invalid_context",
        ErrorType.ParseError => "parse_error",
        _ => "general",
    };
}
