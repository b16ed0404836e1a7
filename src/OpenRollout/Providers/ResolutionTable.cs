using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Telemetry;

namespace OpenRollout;

/// <summary>
/// The resolutions of a program, each made when it is first needed. Two threads may make the same one at once; either
/// will do, as they are equal and immutable.
/// </summary>
internal sealed class ResolutionTable(RolloutProgram program, FlagSetVersion set)
{
    private readonly RolloutProgram _program = program;
    private readonly object?[] _resolutions = new object?[program.Outcomes.Count];

    /// <summary>Integers that are read as doubles; made when the first one is.</summary>
    private object?[]? _widened;

    /// <summary>The metadata of errors, by flag; created at the first error. The first element is for unknown flags.</summary>
    private ImmutableMetadata?[]? _ofErrors;

    /// <summary>Returns the resolution of an outcome without an error: a <see cref="Resolution{T}"/> of the flag's own type.</summary>
    public object Get(int outcome) => _resolutions[outcome] ??= Make(_program.OutcomeAt(outcome));

    /// <summary>Returns the resolution as a type, or null where the flag is of another. An integer may be read as a double.</summary>
    public Resolution<T>? Get<T>(int outcome)
    {
        if (Get(outcome) is Resolution<T> resolution)
        {
            return resolution;
        }

        if (typeof(T) != typeof(double) || _program.OutcomeAt(outcome) is not { Flag.Type: FlagType.Integer } integer)
        {
            return null;
        }

        var widened = _widened ??= new object?[_resolutions.Length];
        return (Resolution<T>)(widened[outcome] ??= Make(integer, integer.Value.Number));
    }

    /// <summary>Returns the metadata of an error: the flag's own, the flag set and the manifest's version.</summary>
    /// <param name="flag">The flag's index; -1 for an unknown flag, whose errors have the flag set and the version alone.</param>
    public ImmutableMetadata MetadataOfError(int flag)
    {
        var known = _ofErrors ??= new ImmutableMetadata?[_program.FlagCount + 1];
        return known[flag + 1] ??= FlagValues.ToMetadata(flag < 0 ? null : _program.GetDefinition(flag), null, set);
    }

    private object Make(Outcome outcome) => outcome.Flag.Type switch
    {
        FlagType.Boolean => Make(outcome, outcome.Value.Boolean),
        FlagType.String => Make(outcome, outcome.Value.Text),
        FlagType.Integer => Make(outcome, (int)outcome.Value.Number),
        FlagType.Float => Make(outcome, outcome.Value.Number),
        _ => Make(outcome, FlagValues.ToOpenFeature(outcome.Value)),
    };

    private Resolution<T> Make<T>(Outcome outcome, T value) => new(new ResolutionDetails<T>(
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
