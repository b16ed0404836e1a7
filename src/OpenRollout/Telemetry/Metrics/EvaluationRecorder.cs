using System.Runtime.CompilerServices;
using OpenFeature.Constant;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Telemetry.Exposures;

namespace OpenRollout.Telemetry.Metrics;

/// <summary>
/// Sees the evaluations of one state, where somebody wants to know of them. What was given to the application is seen,
/// once: an error when the SDK is told of it, and not already by an accessor that then asks the SDK's client. Allocates
/// nothing but for the first of its kind; takes no lock then either. Thread-safe.
/// </summary>
internal sealed class EvaluationRecorder(RolloutProgram program, FlagSetVersion set, ExposureRecorder? exposures)
{
    private readonly RolloutProgram _program = program;
    private readonly FlagSetVersion _set = set;
    private readonly ExposureRecorder? _exposures = exposures;

    /// <summary>For each outcome one more than the number of its series; 0 where it has not been counted yet.</summary>
    private int[]? _series;

    /// <summary>Whether anybody wants to know: looking here is all that an evaluation pays where nobody does.</summary>
    public static bool IsEnabled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Instruments.Evaluations.Enabled;
    }

    /// <summary>Notes what an evaluation gave, unless it is an error.</summary>
    public void Record(int flag, int outcome, in ContextView context)
    {
        if (_program.KindOf(outcome) == OutcomeKind.Error)
        {
            return;
        }

        Counters.Evaluations.Add(SeriesOf(outcome));
        _exposures?.Record(flag, outcome, in context);
    }

    /// <summary>Notes an error that the SDK is told of.</summary>
    /// <param name="flagSet">The set of flags; null where there is no manifest yet.</param>
    /// <param name="flag">The flag's key; null where the manifest has none of that key, as callers may ask for anything.</param>
    /// <param name="error">The error.</param>
    public static void RecordError(string? flagSet, string? flag, ErrorType error)
    {
        if (IsEnabled)
        {
            Counters.Evaluations.Add(new MetricSeries
            {
                FlagSet = flagSet,
                Flag = flag,
                Reason = TagValues.From(EvaluationReason.Error),
                Error = TagValues.From(error),
            });
        }
    }

    /// <inheritdoc cref="RecordError(string?, string?, ErrorType)"/>
    public void RecordError(string? flag, ErrorType error) => RecordError(_set.FlagSetId, flag, error);

    private int SeriesOf(int outcome)
    {
        // Two threads may make it at once: what one of them forgets is found again.
        var known = _series ??= new int[_program.Outcomes.Count];
        var number = known[outcome];
        return number > 0 ? number - 1 : FindSeries(known, _program.OutcomeAt(outcome));
    }

    private int FindSeries(int[] known, Outcome outcome)
    {
        var number = Counters.Evaluations.GetNumber(new MetricSeries
        {
            FlagSet = _set.FlagSetId,
            Flag = outcome.Flag.Key,
            Variant = outcome.Variant,
            Reason = TagValues.From(outcome.Reason),
            Stage = outcome.Stage,
        });
        known[outcome.Index] = number + 1;
        return number;
    }
}
