using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Providers.Resolutions;

/// <summary>Resolves a flag for OpenFeature: looks up the key, checks the requested type, evaluates, and maps failures to error codes and messages.</summary>
internal static class Resolver
{
    /// <summary>Resolves a flag for a context. Allocates nothing unless it fails.</summary>
    public static Task<ResolutionDetails<T>> Resolve<T>(ProviderState state, string? flagKey, T defaultValue, EvaluationContext? context)
    {
        var flag = flagKey is null ? -1 : state.Program.FindFlag(flagKey);
        if (flag < 0)
        {
            state.RecordError(null, ErrorType.FlagNotFound);
            return Fail(flagKey, defaultValue, ErrorType.FlagNotFound, $"The manifest has no flag '{PlainText.Quote(flagKey ?? "")}'. Correct the key, or add the flag to the manifest.", state.Resolutions.MetadataOfError(flag));
        }

        if (state.Program.TypeOf(flag) is var type && !CanRead<T>(type))
        {
            state.RecordError(flagKey, ErrorType.TypeMismatch);
            return Fail(flagKey, defaultValue, ErrorType.TypeMismatch, $"The flag '{PlainText.Quote(flagKey!)}' has the type {type}, not the requested one.", state.Resolutions.MetadataOfError(flag));
        }

        var outcome = state.Evaluate(flag, new ContextLayers(context));
        return state.Program.KindOf(outcome) == OutcomeKind.Error
            ? Fail(state, flag, defaultValue, state.Program.OutcomeAt(outcome))
            : state.Resolutions.Get<T>(outcome)!.Task;
    }

    private static Task<ResolutionDetails<T>> Fail<T>(ProviderState state, int flag, T defaultValue, Outcome outcome)
    {
        var error = outcome.Error == EvaluationError.TargetingKeyMissing ? ErrorType.TargetingKeyMissing : ErrorType.InvalidContext;
        state.RecordError(outcome.Flag.Key, error);
        return Fail(outcome.Flag.Key, defaultValue, error, outcome.ErrorMessage!, state.Resolutions.MetadataOfError(flag));
    }

    /// <summary>Returns the caller's default with an error. The SDK's client returns the value, reason and metadata unchanged.</summary>
    public static Task<ResolutionDetails<T>> Fail<T>(string? flagKey, T defaultValue, ErrorType error, string message, ImmutableMetadata? metadata)
        => Task.FromResult(new ResolutionDetails<T>(flagKey ?? "", defaultValue, error, Reason.Error, null, message, metadata));

    /// <summary>Returns a value indicating whether flags of a type can be read as <typeparamref name="T"/>. An integer can be read as a double.</summary>
    public static bool CanRead<T>(FlagType type) => type switch
    {
        FlagType.Boolean => typeof(T) == typeof(bool),
        FlagType.String => typeof(T) == typeof(string),
        FlagType.Integer => typeof(T) == typeof(int) || typeof(T) == typeof(double),
        FlagType.Float => typeof(T) == typeof(double),
        _ => typeof(T) == typeof(Value),
    };
}
