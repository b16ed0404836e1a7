using OpenRollout.Evaluation.Compilation;
using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Evaluation.Explanations;

/// <summary>Records the steps of an evaluation.</summary>
internal struct ExplanationTrace(List<Origin> origins, FlagDefinition flag, long utcTicks) : ITrace
{
    private readonly List<ExplanationStep> _steps = [];
    private readonly List<(int At, Origin Origin)> _calls = [];
    private Origin _end;

    public readonly void Tested(int at, AttributeValue value, bool holds)
    {
        var origin = OriginOf(at);
        _steps.Add(origin.Role switch
        {
            Role.Schedule => Step(origin, ExplanationStepKind.Schedule, DescribeStart(origin.Stage!), holds),
            Role.Excluded => Condition(origin, ExplanationStepKind.Excluded, value, holds),
            _ => Condition(origin, ExplanationStepKind.Condition, value, holds),
        });
    }

    /// <summary>Runs a segment again each time it is called, so that an explanation shows its conditions each time.</summary>
    public readonly int Call(int at, int segment)
    {
        _calls.Add((at, OriginOf(at)));
        return -1;
    }

    public readonly int Return(bool isMember)
    {
        if (_calls.Count == 0)
        {
            return -1;
        }

        var (at, _) = _calls[^1];
        _calls.RemoveAt(_calls.Count - 1);
        return at;
    }

    public readonly void Required(int at, bool isOn)
        => _steps.Add(Step(origins[at], ExplanationStepKind.Required, $"'{origins[at].Reference}' is on", isOn));

    public readonly bool Shared(int at, int? bucket, int share, bool isIn)
    {
        var percent = Percentage.Write(share);
        var text = share is 0 or Percentage.All ? $"{percent} of the audience is in"
            : bucket is { } known ? $"bucket {known} of {Percentage.All} is below {share} ({percent})"
            : $"{percent} of the audience is in {DescribeMissingUnit()}";
        _steps.Add(Step(origins[at], ExplanationStepKind.Percentage, text, isIn) with { Bucket = bucket, Share = share });
        return isIn;
    }

    public readonly void Split(int at, int? place)
    {
        var origin = origins[at];
        var serve = flag.GetRollout()!.ServeFor(origin.Stage!.Audiences[origin.Audience - 1])!;
        var text = place is { } known
            ? $"the split assigns a variant, at position {known} of {serve.TotalWeight}"
            : $"the split assigns a variant {DescribeMissingUnit()}";
        _steps.Add(Step(origin, ExplanationStepKind.Split, text, place is not null));
    }

    public void Ended(int at) => _end = origins[at];

    public readonly Explanation Complete(Outcome outcome) => new(outcome, _steps, PlainText.Shorten(Conclude(outcome), PlainText.MaximumMessage));

    private readonly string Conclude(Outcome outcome) => _end.Role switch
    {
        _ when outcome.ErrorMessage is { } message => $"The flag cannot be evaluated: {message}.",
        Role.NoRollout => outcome.Reason == EvaluationReason.Disabled
            ? "The flag is disabled: every user gets the default."
            : "The flag has no rollout: every user gets the default.",
        Role.Required => $"The user is not in: the required flag '{_end.Reference}' is not on for the user.",
        Role.Excluded => $"The user is not in: the excluded segment '{_end.Reference}' includes the user.",
        Role.NoStage => "The user is not in: no stage is active yet.",
        Role.NoAudience => "The user is not in: no audience includes the user.",
        _ when _steps[^1].Kind == ExplanationStepKind.Split
            => $"The user is in: audience {_end.Audience} of stage {_end.Stage!.Name} includes the user, and the split assigns {outcome.Variant}.",
        _ => $"The user is in: audience {_end.Audience} of stage {_end.Stage!.Name} includes the user.",
    };

    /// <summary>Returns the origin of an instruction; within a called segment with the stage and audience of the caller.</summary>
    private readonly Origin OriginOf(int at)
    {
        var origin = origins[at];
        return _calls.Count == 0 ? origin : _calls[^1].Origin with
        {
            Condition = origin.Condition,
            Reference = origin.Reference,
            IsNegated = _calls[^1].Origin.IsNegated != origin.IsNegated,
        };
    }

    private readonly string DescribeStart(StageDefinition stage)
        => $"stage {stage.Name} (from {Rfc3339.Write(stage.StartsAt.GetValueOrDefault())}) has started at {Rfc3339.Write(utcTicks)}";

    private readonly string DescribeMissingUnit() => $"by '{flag.GetRollout()!.Unit}', which is missing, empty or not a string";

    private static ExplanationStep Condition(Origin origin, ExplanationStepKind kind, AttributeValue value, bool holds)
    {
        var seen = value.ToString();
        var text = origin.Condition is { } condition
            ? ConditionText.WriteTest(condition)
            : $"{AttributeDefinition.TargetingKey.Name} is one of the keys";
        var holdsAsWritten = holds != (origin.Condition is ExistsCondition { Expected: false });
        return Step(origin, kind, $"{(origin.IsNegated ? $"not ({text})" : text)}, saw {seen}", holdsAsWritten != origin.IsNegated) with { Value = seen };
    }

    private static ExplanationStep Step(Origin origin, ExplanationStepKind kind, string text, bool holds)
        => new(kind, origin.Stage?.Name, origin.Audience, origin.Reference, PlainText.Shorten(text, PlainText.MaximumMessage), holds);
}
