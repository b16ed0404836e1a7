using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Evaluation.Keys;

namespace OpenRollout.Telemetry.Exposures;

/// <summary>Finds first exposures among the evaluations of one program. Thread-safe without locks; allocates only for a new exposure.</summary>
internal sealed class ExposureRecorder
{
    private readonly RolloutProgram _program;
    private readonly FlagSetVersion _set;
    private readonly ExposureQueue _queue;

    /// <summary>For each outcome a hash of its flag, variant and stage; 0 if it is not an exposure.</summary>
    private readonly ulong[] _outcomes;

    /// <summary>Initializes a new recorder.</summary>
    /// <param name="program">The program.</param>
    /// <param name="set">The flag set and the version of the manifest.</param>
    /// <param name="queue">Receives the exposures.</param>
    /// <param name="before">The recorder that is replaced; null if there is none. The hashes of outcomes that both programs have are taken from it.</param>
    public ExposureRecorder(RolloutProgram program, FlagSetVersion set, ExposureQueue queue, ExposureRecorder? before)
    {
        _program = program;
        _set = set;
        _queue = queue;
        _outcomes = new ulong[program.Outcomes.Count];
        for (var index = 0; index < _outcomes.Length; index++)
        {
            var outcome = program.OutcomeAt(index);
            _outcomes[index] = before?.Knows(outcome) is true ? before._outcomes[index]
                : outcome.Error == EvaluationError.None && queue.IsExposure(outcome) ? HashOf(outcome)
                : 0;
        }
    }

    /// <summary>Records the outcome of an evaluation.</summary>
    public void Record(int flag, int outcome, in ContextView context)
    {
        var hash = _outcomes[outcome];
        if (hash == 0)
        {
            return;
        }

        var unit = RolloutProgram.TargetingKeyOrdinal;
        var key = context.GetString(unit);
        if (string.IsNullOrEmpty(key))
        {
            unit = _program.UnitOf(flag);
            key = context.GetString(unit);
        }

        if (!string.IsNullOrEmpty(key) && _queue.TryRemember(hash ^ KeyHash.Of(key)))
        {
            Enqueue(_program.OutcomeAt(outcome), unit, key);
        }
    }

    private bool Knows(Outcome outcome) => outcome.Index < _outcomes.Length && _program.OutcomeAt(outcome.Index) == outcome;

    private void Enqueue(Outcome outcome, int unit, string key) => _queue.Enqueue(new Exposure
    {
        FlagKey = outcome.Flag.Key,
        Variant = outcome.Variant!,
        Stage = outcome.Stage,
        Reason = outcome.Reason,
        TargetingKey = key,
        Unit = _program.AttributeNames[unit],
        Time = TimeProvider.System.GetUtcNow(),
        Version = _set.Version,
        FlagSetId = _set.FlagSetId,
    });

    /// <summary>Returns a hash of an outcome, never 0. The separator is unambiguous, because names have no line breaks.</summary>
    private static ulong HashOf(Outcome outcome) => Math.Max(KeyHash.Of($"{outcome.Flag.Key}\n{outcome.Variant}\n{outcome.Stage}"), 1);
}
