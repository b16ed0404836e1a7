using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>The outcomes of a program while it is compiled.</summary>
internal sealed class OutcomeTable
{
    private readonly List<Outcome> _outcomes = [];

    /// <summary>How many there are: the index of the next one.</summary>
    public int Count => _outcomes.Count;

    public Outcome[] Build() => [.. _outcomes];

    /// <summary>Adds what everyone gets whom nothing else takes in.</summary>
    public int AddDefault(FlagDefinition flag, EvaluationReason reason)
        => Add(index => new Outcome(index, flag, flag.DefaultValue, flag.DefaultVariant, reason, null));

    /// <summary>Adds what a stage serves, twice: where all of an audience is in, and after it where a share is.</summary>
    public int AddServed(FlagDefinition flag, VariantDefinition variant, StageDefinition stage)
    {
        var first = Add(index => new Outcome(index, flag, variant.Value, variant.Name, EvaluationReason.TargetingMatch, stage.Name));
        Add(index => new Outcome(index, flag, variant.Value, variant.Name, EvaluationReason.Split, stage.Name));
        return first;
    }

    /// <summary>Adds the error of a user whose unit is missing.</summary>
    public int AddUnitMissing(FlagDefinition flag, string unit)
        => Add(index => unit == AttributeDefinition.TargetingKey.Name
            ? new Outcome(index, flag, EvaluationError.TargetingKeyMissing, $"'{flag.Key}' is rolled out by share, for which the context needs a targeting key, a string that is not empty")
            : new Outcome(index, flag, EvaluationError.UnitMissing, $"'{flag.Key}' is rolled out by share, for which the context needs the attribute '{unit}', a string that is not empty"));

    private int Add(Func<int, Outcome> make)
    {
        _outcomes.Add(make(_outcomes.Count));
        return _outcomes.Count - 1;
    }
}
