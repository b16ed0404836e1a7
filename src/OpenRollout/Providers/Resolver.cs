using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout;

/// <summary>Answers OpenFeature's questions: finds the flag, sees that its type fits, evaluates it, and words what went wrong.</summary>
internal static class Resolver
{
    /// <summary>Resolves a flag for a context; allocates nothing unless it fails.</summary>
    public static Task<ResolutionDetails<T>> Resolve<T>(ProviderState state, string? flagKey, T defaultValue, EvaluationContext? context)
    {
        var flag = flagKey is null ? -1 : state.Program.FindFlag(flagKey);
        if (flag < 0)
        {
            state.NoteError(null, ErrorType.FlagNotFound);
            return Fail(flagKey, defaultValue, ErrorType.FlagNotFound, $"The manifest has no flag '{PlainText.Quote(flagKey ?? "")}'.", state.Resolutions.MetadataOfError(flag));
        }

        if (state.Program.TypeOf(flag) is var type && !CanRead<T>(type))
        {
            state.NoteError(flagKey, ErrorType.TypeMismatch);
            return Fail(flagKey, defaultValue, ErrorType.TypeMismatch, $"The flag '{PlainText.Quote(flagKey!)}' is of type {type}.", state.Resolutions.MetadataOfError(flag));
        }

        var outcome = state.Evaluate(flag, new ContextLayers(context));
        return state.Program.KindOf(outcome) == OutcomeKind.Error
            ? Fail(state, flag, defaultValue, state.Program.OutcomeAt(outcome))
            : state.Resolutions.Get<T>(outcome)!.Task;
    }

    private static Task<ResolutionDetails<T>> Fail<T>(ProviderState state, int flag, T defaultValue, Outcome outcome)
    {
        var error = outcome.Error == EvaluationError.TargetingKeyMissing ? ErrorType.TargetingKeyMissing : ErrorType.InvalidContext;
        state.NoteError(outcome.Flag.Key, error);
        return Fail(outcome.Flag.Key, defaultValue, error, outcome.ErrorMessage!, state.Resolutions.MetadataOfError(flag));
    }

    /// <summary>Returns the caller's default with an error. The SDK passes value, reason and metadata of an error through as they are.</summary>
    public static Task<ResolutionDetails<T>> Fail<T>(string? flagKey, T defaultValue, ErrorType error, string message, ImmutableMetadata? metadata)
        => Task.FromResult(new ResolutionDetails<T>(flagKey ?? "", defaultValue, error, Reason.Error, null, message, metadata));

    /// <summary>Whether flags of a type can be read as another; an integer may be read as a double.</summary>
    public static bool CanRead<T>(FlagType type) => type switch
    {
        FlagType.Boolean => typeof(T) == typeof(bool),
        FlagType.String => typeof(T) == typeof(string),
        FlagType.Integer => typeof(T) == typeof(int) || typeof(T) == typeof(double),
        FlagType.Float => typeof(T) == typeof(double),
        _ => typeof(T) == typeof(Value),
    };
}
