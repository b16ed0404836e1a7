using OpenRollout.Evaluation.Arms;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>Collects the outcomes of a program during compilation.</summary>
/// <param name="before">The number of outcomes of a program to which these are appended; 0 for a new program.</param>
internal sealed class OutcomeTable(int before)
{
    /// <summary>The number of outcomes that are searched for an equal one. A flag with more outcomes may have duplicates, which cost only their memory.</summary>
    private const int MaxSearched = 16;

    private readonly List<Outcome> _outcomes = [];

    /// <summary>Gets the number of outcomes, which is the index of the next one.</summary>
    public int Count => before + _outcomes.Count;

    public Outcome[] Build() => [.. _outcomes];

    /// <summary>Adds the default of users who are not in, and returns its index.</summary>
    public int AddDefault(FlagDefinition flag, string variant, EvaluationReason reason, UncomparedReason uncompared)
        => Add(new Outcome(Count, flag, flag.DefaultValue, variant, reason, null, uncompared));

    /// <summary>Adds a variant that a stage serves, and returns its index.</summary>
    public int AddServed(FlagDefinition flag, VariantDefinition variant, EvaluationReason reason, string stage)
        => Add(new Outcome(Count, flag, variant.Value, variant.Name, reason, stage, UncomparedReason.Forced));

    /// <summary>Returns the index of an equal outcome of the same flag, or null.</summary>
    public int? FindServed(FlagDefinition flag, VariantDefinition variant, EvaluationReason reason, string stage)
    {
        for (var index = _outcomes.Count - 1; index >= Math.Max(0, _outcomes.Count - MaxSearched) && ReferenceEquals(_outcomes[index].Flag, flag); index--)
        {
            var outcome = _outcomes[index];
            if (outcome.Reason == reason && outcome.Variant == variant.Name && outcome.Stage == stage)
            {
                return outcome.Index;
            }
        }

        return null;
    }

    /// <summary>Adds the error of users without the unit, and returns its index.</summary>
    public int AddUnitMissing(FlagDefinition flag, string unit) => Add(Outcome.UnitMissing(Count, flag, unit));

    private int Add(Outcome outcome)
    {
        _outcomes.Add(outcome);
        return outcome.Index;
    }
}
