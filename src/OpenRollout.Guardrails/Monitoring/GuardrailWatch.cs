using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Manifest;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>One guardrail of one flag under one salt: its evidence, from the counted users, and its alarm. Thread-safe.</summary>
internal sealed class GuardrailWatch
{
    // The states of the alarm. While one is handled, no other thread handles it.
    private const int Quiet = 0;
    private const int Handling = 1;
    private const int Told = 2;
    private const int Decided = 3;

    /// <summary>The watch for which this thread counts a user.</summary>
    [ThreadStatic]
    private static GuardrailWatch? _counting;

    /// <summary>Set if the user that this thread counts has raised an alarm.</summary>
    [ThreadStatic]
    private static bool _hasAlarmed;

    private readonly IEvidence _evidence;
    private readonly TimeProvider _timeProvider;
    private readonly Action<GuardrailWatch> _alarm;
    private readonly double _ratio;
    private readonly double _threshold;
    private volatile WatchText _text;
    private int _state;
    private int _isMuteReported;
    private bool _wasTold;

    /// <summary>Initializes a new watch.</summary>
    /// <param name="evidence">The counted users.</param>
    /// <param name="text">The part of the definition on which the evidence does not depend.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="alarm">Handles an alarm that no event of this process raises, such as that of a remote store.</param>
    public GuardrailWatch(IEvidence evidence, WatchText text, TimeProvider timeProvider, Action<GuardrailWatch> alarm)
    {
        (_evidence, _text, _timeProvider, _alarm) = (evidence, text, timeProvider, alarm);
        var definition = Identity.Definition;
        _ratio = (double)definition.Ratio;
        _threshold = definition.Threshold;
        Seed = UserHash.SeedOf(Identity);
        evidence.Counted += OnCounted;
    }

    /// <summary>Gets the flag, the guardrail and its definition.</summary>
    public WatchIdentity Identity => _evidence.Identity;

    /// <summary>Gets or sets the part of the definition on which the evidence does not depend.</summary>
    public WatchText Text
    {
        get => _text;
        set => _text = value;
    }

    /// <summary>Gets the seed of users' hashes.</summary>
    public ulong Seed { get; }

    /// <summary>Gets the numbers of events whose users are not compared.</summary>
    public UncountedEvents Uncounted { get; } = new();

    /// <summary>Gets the reason why nothing is counted; null while users are counted, or if the counting has ended with a decision.</summary>
    public string? MutedBecause => _evidence.DecidedAt is null ? _evidence.MutedBecause : null;

    /// <summary>Gets the reason in the state why the guardrail only tells; null if there is none.</summary>
    public string? TellsOnlyBecause => _evidence.TellsOnlyBecause;

    /// <summary>Gets the time of the decision; null before.</summary>
    public DateTimeOffset? DecidedAt => _evidence.DecidedAt;

    /// <summary>Returns whether a user was seen before. Takes no lock and allocates nothing.</summary>
    public bool HasSeen(ulong user) => _evidence.HasSeen(user);

    /// <summary>Counts a user who was not seen. Returns true if that raises an alarm, which the caller must handle.</summary>
    public bool Count(ulong user, Stratum stratum, RolloutArm arm)
    {
        var outer = (_counting, _hasAlarmed);
        (_counting, _hasAlarmed) = (this, false);
        try
        {
            _evidence.Count(user, stratum, arm);
            return _hasAlarmed;
        }
        finally
        {
            (_counting, _hasAlarmed) = outer;
        }
    }

    /// <summary>Returns true if there is an alarm to handle, such as one from before a restart. The caller handles it.</summary>
    public bool TryAlarm() => (DecidedAt is not null || Measure().LogEvidence >= _threshold) && TryHandle();

    /// <summary>Ends the handling of an alarm without a decision. Returns true the first time.</summary>
    public bool CompleteTold()
    {
        var isFirst = !_wasTold;
        _wasTold = true;
        Volatile.Write(ref _state, Told);
        return isFirst;
    }

    /// <summary>Ends the handling of an alarm by a decision, so that there is no other alarm.</summary>
    public void CompleteDecided() => Volatile.Write(ref _state, Decided);

    /// <summary>Ends the handling of an alarm that has failed before there was a result, so that the next user raises it again.</summary>
    public void CompleteFailed() => Interlocked.CompareExchange(ref _state, Quiet, Handling);

    /// <summary>Returns true once, if nothing is counted.</summary>
    public bool TryReportMute() => MutedBecause is not null && Interlocked.Exchange(ref _isMuteReported, 1) == 0;

    /// <summary>Records that the guardrail has decided, which ends the counting.</summary>
    public void Decide(DateTimeOffset time) => _evidence.Decide(time);

    /// <summary>Computes the evidence.</summary>
    public Measurement Measure() => new(_evidence.GetCounts(), _ratio, _threshold);

    /// <summary>Returns the evidence over time, oldest first, and the current evidence as the last point.</summary>
    public IReadOnlyList<GuardrailPoint> GetHistory(in Measurement now)
    {
        var points = _evidence.GetHistory();
        var isCurrent = points.Length > 0 && (points[^1].Treated, points[^1].Control) == (now.Treated, now.Control);
        return isCurrent || now.Treated + now.Control == 0 ? points : [.. points, now.ToPoint(DecidedAt ?? _timeProvider.GetUtcNow())];
    }

    /// <summary>Ends the observation of the counted users, which may outlive the watch.</summary>
    public void Close() => _evidence.Counted -= OnCounted;

    private void OnCounted(IEvidence evidence)
    {
        var now = Measure();
        evidence.AddPoint(now.ToPoint(_timeProvider.GetUtcNow()));
        if (now.LogEvidence < _threshold || !TryHandle())
        {
            return;
        }

        if (_counting == this)
        {
            _hasAlarmed = true;
        }
        else
        {
            _alarm(this);
        }
    }

    /// <summary>Begins to handle an alarm: the first one, or one after which the guardrail could only tell and now may decide.</summary>
    private bool TryHandle()
        => Interlocked.CompareExchange(ref _state, Handling, Quiet) == Quiet
            || (_text.Action == GuardrailAction.Off && TellsOnlyBecause is null && Interlocked.CompareExchange(ref _state, Handling, Told) == Told);
}
