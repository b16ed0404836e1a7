using System.Runtime.CompilerServices;
using OpenFeature.Constant;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Telemetry.Exposures;

namespace OpenRollout.Telemetry.Metrics;

/// <summary>
/// Counts the evaluations of one program while a listener is enabled, and passes them to the exposures. Each result that
/// the application receives is counted once: an error when OpenFeature receives it, not when an accessor falls back to the
/// client. Takes a lock and allocates only for the first evaluation of its kind. Thread-safe.
/// </summary>
internal sealed class EvaluationRecorder(RolloutProgram program, FlagSetVersion set, ExposureRecorder? exposures)
{
    /// <summary>For each outcome the number of its series plus one; 0 if it has not been counted yet.</summary>
    private int[]? _series;

    /// <summary>Gets what finds first exposures; null if there is no sink.</summary>
    public ExposureRecorder? Exposures => exposures;

    /// <summary>Gets a value indicating whether evaluations are recorded. Reading it is the only cost of an evaluation without a listener.</summary>
    public static bool IsEnabled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Instruments.Evaluations.Enabled;
    }

    /// <summary>Records the outcome of an evaluation, unless it is an error.</summary>
    public void Record(int flag, int outcome, in ContextView context)
    {
        if (program.KindOf(outcome) == OutcomeKind.Error)
        {
            return;
        }

        Counters.Evaluations.Add(GetSeries(outcome));
        exposures?.Record(flag, outcome, in context);
    }

    /// <summary>Records an error that OpenFeature receives.</summary>
    /// <param name="flagSet">The identifier of the flag set; null before the first manifest.</param>
    /// <param name="flag">The flag's key; null if the manifest does not have the key, because callers may ask for any text.</param>
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
    public void RecordError(string? flag, ErrorType error) => RecordError(set.FlagSetId, flag, error);

    private int GetSeries(int outcome)
    {
        // Two threads may create the array at once. A lost entry is looked up again.
        var known = _series ??= new int[program.Outcomes.Count];
        var number = known[outcome];
        return number > 0 ? number - 1 : FindSeries(known, program.OutcomeAt(outcome));
    }

    private int FindSeries(int[] known, Outcome outcome)
    {
        var number = Counters.Evaluations.GetNumber(new MetricSeries
        {
            FlagSet = set.FlagSetId,
            Flag = outcome.Flag.Key,
            Variant = outcome.Variant,
            Reason = TagValues.From(outcome.Reason),
            Stage = outcome.Stage,
        });
        known[outcome.Index] = number + 1;
        return number;
    }
}
