using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Telemetry;

namespace OpenRollout.Providers.Resolutions;

/// <summary>
/// The resolutions of a program, each created when it is first needed. Two threads may create the same one; they are equal and
/// immutable, so either can be used. Thread-safe.
/// </summary>
internal sealed class ResolutionTable(RolloutProgram program, FlagSetVersion set)
{
    private readonly object?[] _resolutions = new object?[program.Outcomes.Count];

    /// <summary>The resolutions of integers that are read as doubles; null until one is.</summary>
    private object?[]? _widened;

    /// <summary>The metadata of errors by flag index plus one; null until the first error. The first element is for unknown flags.</summary>
    private ImmutableMetadata?[]? _ofErrors;

    /// <summary>Returns the resolution of an outcome without an error: a <see cref="Resolution{T}"/> of the flag's own type.</summary>
    public object Get(int outcome) => _resolutions[outcome] ??= Create(program.OutcomeAt(outcome));

    /// <summary>Returns the resolution with a type; null if the flag has another type. An integer can be read as a double.</summary>
    public Resolution<T>? Get<T>(int outcome)
    {
        if (Get(outcome) is Resolution<T> resolution)
        {
            return resolution;
        }

        if (typeof(T) != typeof(double) || program.OutcomeAt(outcome) is not { Flag.Type: FlagType.Integer } integer)
        {
            return null;
        }

        var widened = _widened ??= new object?[_resolutions.Length];
        return (Resolution<T>)(widened[outcome] ??= Create(integer, integer.Value.Number));
    }

    /// <summary>Returns the metadata of an error: the flag set, the manifest's version and the flag's own metadata.</summary>
    /// <param name="flag">The flag's index; -1 for an unknown flag, whose errors have only the flag set and the version.</param>
    public ImmutableMetadata MetadataOfError(int flag)
    {
        var known = _ofErrors ??= new ImmutableMetadata?[program.FlagCount + 1];
        return known[flag + 1] ??= FlagValues.ToMetadata(flag < 0 ? null : program.GetDefinition(flag), null, set);
    }

    private object Create(Outcome outcome) => outcome.Flag.Type switch
    {
        FlagType.Boolean => Create(outcome, outcome.Value.Boolean),
        FlagType.String => Create(outcome, outcome.Value.Text),
        FlagType.Integer => Create(outcome, (int)outcome.Value.Number),
        FlagType.Float => Create(outcome, outcome.Value.Number),
        _ => Create(outcome, FlagValues.ToOpenFeature(outcome.Value)),
    };

    private Resolution<T> Create<T>(Outcome outcome, T value) => new(new ResolutionDetails<T>(
        outcome.Flag.Key, value, ErrorType.None, ReasonOf(outcome.Reason), outcome.Variant, null, FlagValues.ToMetadata(outcome.Flag, outcome.Stage, set)));

    private static string ReasonOf(EvaluationReason reason) => reason switch
    {
        EvaluationReason.Static => Reason.Static,
        EvaluationReason.Disabled => Reason.Disabled,
        EvaluationReason.TargetingMatch => Reason.TargetingMatch,
        EvaluationReason.Split => Reason.Split,
        EvaluationReason.Default => Reason.Default,
        _ => Reason.Error,
    };
}
