using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Decisions;

/// <summary>Determines the effect of the decisions for one flag: the strictest of each stage and each time.</summary>
internal sealed class DecidedFlag
{
    private readonly RolloutProgram _program;
    private readonly string _key;
    private readonly FlagDefinition? _flag;
    private RolloutDefinition? _rollout;
    private string? _unknown;
    private RolloutDecision? _off;
    private RolloutDecision? _hold;
    private int _stage = int.MaxValue;
    private long _since = long.MaxValue;

    /// <summary>Begins without decisions.</summary>
    /// <param name="program">The program without decisions.</param>
    /// <param name="key">The key of the flag.</param>
    public DecidedFlag(RolloutProgram program, string key)
    {
        _program = program;
        _key = key;
        if (program.FindFlag(key) is >= 0 and var index)
        {
            _flag = program.GetDefinition(index);
        }
    }

    /// <summary>Gets the rollout, which is read from the manifest's text: only when a decision names a stage or a salt.</summary>
    private RolloutDefinition? Rollout => _rollout ??= _flag?.GetRollout();

    /// <summary>Returns the reason why a decision must be refused; null if there is none.</summary>
    public string? FindRefusal(RolloutDecision decision)
        => decision.HoldAt is { } name && Applies(decision) && IndexOf(name) is >= 0 and var stage
            ? HoldRule.FindViolation(_flag!, Rollout!, stage, decision.Since.UtcTicks)
            : null;

    /// <summary>Adds a decision and returns its effect. Pass the decisions of the flag in the order of their times.</summary>
    public DecisionStatus Add(KnownDecision known)
    {
        var decision = known.Decision;
        if (_flag is null)
        {
            // Once for each flag, because it compares the key with all others.
            _unknown ??= $"the manifest has no flag '{PlainText.Quote(_key)}'{NearestName.Suggest(_key, _program.Manifest.Flags.Select(flag => flag.Key))}";
            return new DecisionStatus(decision, DecisionEffect.UnknownFlag, _unknown, known.IsStored);
        }

        if (!Applies(decision))
        {
            return new DecisionStatus(decision, DecisionEffect.Lapsed, "the flag no longer has the salt of the decision", known.IsStored);
        }

        if (decision.HoldAt is not { } name)
        {
            _off ??= decision;
            return new DecisionStatus(decision, DecisionEffect.Off, null, known.IsStored);
        }

        var stage = IndexOf(name);
        if ((stage < 0 ? DescribeUnknown(name) : FindRefusal(decision)) is { } problem)
        {
            _off ??= decision;
            return new DecisionStatus(decision, DecisionEffect.Off, problem, known.IsStored);
        }

        _hold = _hold is null || stage < _stage ? decision : _hold;
        _stage = Math.Min(_stage, stage);
        _since = Math.Min(_since, decision.Since.UtcTicks);
        return new DecisionStatus(decision, DecisionEffect.Hold, null, known.IsStored);
    }

    /// <summary>Returns the combined effect; null if there is none.</summary>
    /// <param name="definition">The flag's definition as decided.</param>
    public FlagDecision? Complete(out FlagDefinition? definition)
    {
        if (_off is { } off)
        {
            definition = _flag!.SwitchedOff();
            return new FlagDecision(off, _flag, null, off.Since);
        }

        if (_hold is { } hold)
        {
            definition = _flag!.WithRollout(HeldRollout.Create(Rollout!, _stage, _since));
            return new FlagDecision(hold, _flag, Rollout!.Stages[_stage].Name, new DateTimeOffset(_since, TimeSpan.Zero));
        }

        definition = null;
        return null;
    }

    private bool Applies(RolloutDecision decision) => _flag is not null && (decision.Salt is null || decision.Salt == Rollout?.Salt);

    private int IndexOf(string stage)
    {
        for (var index = 0; index < Rollout?.Stages.Count; index++)
        {
            if (Rollout!.Stages[index].Name == stage)
            {
                return index;
            }
        }

        return -1;
    }

    private string DescribeUnknown(string stage)
        => $"the flag has no stage '{PlainText.Quote(stage)}', so it is switched off{NearestName.Suggest(stage, Rollout?.Stages.Select(known => known.Name) ?? [])}";
}
