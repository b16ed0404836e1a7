using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>The outcomes of a program while it is compiled.</summary>
internal sealed class OutcomeTable
{
    /// <summary>So many outcomes are looked through for one that is there already. A flag with more may have some twice, which costs no more than their room.</summary>
    private const int LookBack = 16;

    private readonly List<Outcome> _outcomes = [];

    /// <summary>How many there are: the index of the next one.</summary>
    public int Count => _outcomes.Count;

    public Outcome[] Build() => [.. _outcomes];

    /// <summary>Adds what everyone gets whom nothing else takes in.</summary>
    public int AddDefault(FlagDefinition flag, string variant, EvaluationReason reason)
        => Add(new Outcome(Count, flag, flag.DefaultValue, variant, reason, null));

    /// <summary>Adds what a stage serves: for the reason that all of an audience is in, or that a share is.</summary>
    public int AddServed(FlagDefinition flag, VariantDefinition variant, EvaluationReason reason, string stage)
        => Add(new Outcome(Count, flag, variant.Value, variant.Name, reason, stage));

    /// <summary>Returns what a stage serves already, or null.</summary>
    public int? FindServed(FlagDefinition flag, VariantDefinition variant, EvaluationReason reason, string stage)
    {
        for (var index = Count - 1; index >= Math.Max(0, Count - LookBack) && ReferenceEquals(_outcomes[index].Flag, flag); index--)
        {
            var outcome = _outcomes[index];
            if (outcome.Reason == reason && outcome.Variant == variant.Name && outcome.Stage == stage)
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>Adds the error of a user whose unit is missing.</summary>
    public int AddUnitMissing(FlagDefinition flag, string unit) => Add(Outcome.UnitMissing(Count, flag, unit));

    private int Add(Outcome outcome)
    {
        _outcomes.Add(outcome);
        return outcome.Index;
    }
}
