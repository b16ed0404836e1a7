using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>Writes down what an evaluation does.</summary>
internal struct ExplanationTrace(List<Origin> origins) : ITrace
{
    private readonly List<Origin> _origins = origins;
    private readonly List<ExplanationStep> _steps = [];
    private Origin _end;

    public readonly void Tested(int at, in AttributeValue value, bool holds)
    {
        var origin = _origins[at];
        _steps.Add(origin.Role switch
        {
            Role.Required => Step(origin, ExplanationStepKind.Required, $"'{origin.Reference}' is on", holds),
            Role.Schedule => Step(origin, ExplanationStepKind.Schedule, $"stage {origin.Stage!.Name} starts at {ConditionText.Time(origin.Stage.StartsAt.GetValueOrDefault())}", holds),
            Role.Excluded => Condition(origin, ExplanationStepKind.Excluded, in value, holds),
            _ => Condition(origin, ExplanationStepKind.Condition, in value, holds),
        });
    }

    public readonly void Shared(int at, int? bucket, int share, bool isIn)
    {
        var percent = ConditionText.Percent(share);
        var text = share is 0 or Percentage.All ? $"{percent} are in"
            : bucket is { } known ? $"bucket {known} lies below {share}, {percent} of 100000"
            : $"{percent} are in, but the unit is missing";
        _steps.Add(Step(_origins[at], ExplanationStepKind.Percentage, text, isIn) with { Bucket = bucket, Share = share });
    }

    public readonly void Split(int at, int? place)
        => _steps.Add(Step(
            _origins[at],
            ExplanationStepKind.Split,
            place is { } known ? $"place {known} of the split" : "a split decides, but the unit is missing",
            place is not null));

    public void Ended(int at) => _end = _origins[at];

    public readonly Explanation Complete(Outcome outcome) => new(outcome, _steps, Conclude(outcome));

    private readonly string Conclude(Outcome outcome) => _end.Role switch
    {
        _ when outcome.ErrorMessage is { } message => $"An error: {message}.",
        Role.NoRollout => outcome.Reason == EvaluationReason.Disabled
            ? "The flag is switched off: everyone gets the default."
            : "The flag has no rollout: everyone gets the default.",
        Role.Required => $"The required flag '{_end.Reference}' is not on: the default.",
        Role.Excluded => $"The segment '{_end.Reference}' is excluded: the default.",
        Role.NoStage => "No stage is active yet: the default.",
        Role.NoAudience => "No audience takes the user in: the default.",
        _ => $"Audience {_end.Audience} of stage {_end.Stage!.Name} takes the user in.",
    };

    private static ExplanationStep Condition(Origin origin, ExplanationStepKind kind, in AttributeValue value, bool holds)
    {
        var seen = value.ToString();
        var text = origin.Condition is { } condition
            ? ConditionText.Describe(condition)
            : $"{AttributeDefinition.TargetingKey.Name} is among the keys";
        var isReversed = origin.Condition is ExistsCondition { Expected: false };
        return Step(origin, kind, $"{text}, saw {seen}", holds != isReversed) with { Value = seen };
    }

    private static ExplanationStep Step(Origin origin, ExplanationStepKind kind, string text, bool holds)
        => new(kind, origin.Stage?.Name, origin.Audience, origin.Reference, text, holds);
}
