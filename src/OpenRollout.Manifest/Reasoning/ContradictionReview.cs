using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>Reports ROLL2005: conditions that can never hold. Each is reported once, where it is written, with the conditions that contradict it.</summary>
internal sealed class ContradictionReview(Solver solver, ProblemCollector problems)
{
    private readonly Solver _solver = solver;
    private readonly ConflictSearch _conflicts = new(solver);
    private readonly ProblemCollector _problems = problems;

    public void Review(SegmentDefinition segment)
    {
        if (segment.Condition is { } condition)
        {
            Review(condition, []);
        }
        else if (segment.Keys is { Count: 0 })
        {
            Report(segment.Range, $"segment '{PlainText.Quote(segment.Name)}' has no keys and therefore no members; add keys or remove the segment");
        }
    }

    public void Review(AudienceDefinition audience)
    {
        if (audience.Condition is { } condition)
        {
            Review(condition, []);
        }
        else if (audience.Keys is { Count: 0 })
        {
            Report(audience.Range, "the audience has no keys and therefore no members; add keys or remove the audience");
        }
    }

    /// <summary>Reviews a condition and those in it, given conditions that hold whenever it is evaluated.</summary>
    private void Review(Condition condition, IReadOnlyList<Condition> given)
    {
        var parts = new List<Condition>();
        Flatten(condition, parts);
        if (given.Count == 0 && parts.Count == 1 && parts[0] is SegmentCondition)
        {
            // A segment is reviewed where it is defined.
            return;
        }

        var possible = new List<Condition>();
        foreach (var part in parts)
        {
            if (_solver.IsImpossible(new Constraint(part)))
            {
                ReportAlone(part);
            }
            else
            {
                possible.Add(part);
            }
        }

        var isPossible = possible.Count == parts.Count;
        if (isPossible && _conflicts.Find(given, parts) is { } conflict)
        {
            isPossible = false;
            ReportConflict(conflict);
        }

        foreach (var part in possible)
        {
            // If the whole is impossible, parts that are only impossible within it are not reported.
            ReviewWithin(part, isPossible && given.Count + parts.Count <= ConflictSearch.MaximumConditions ? [.. given, .. parts] : []);
        }
    }

    private void ReviewWithin(Condition part, IReadOnlyList<Condition> given)
    {
        if (part is AnyCondition any)
        {
            var others = given.Where(other => !ReferenceEquals(other, any)).ToArray();
            foreach (var alternative in any.Conditions)
            {
                Review(alternative, others);
            }
        }
        else if (part is NotCondition not)
        {
            Review(not.Inner, []);
        }
    }

    /// <summary>Collects the conditions that must all hold.</summary>
    private static void Flatten(Condition condition, List<Condition> parts)
    {
        if (condition is not AllCondition all)
        {
            parts.Add(condition);
            return;
        }

        foreach (var inner in all.Conditions)
        {
            Flatten(inner, parts);
        }
    }

    private void ReportAlone(Condition part)
    {
        switch (part)
        {
            case AnyCondition { Conditions.Count: > 0 } any:
                foreach (var alternative in any.Conditions)
                {
                    Review(alternative, []);
                }

                break;
            case AnyCondition:
                Report(part.Range, "'any' without conditions never holds; add one or remove it");
                break;
            case NotCondition:
                Report(part.Range, "'not' never holds: its condition always holds; change or remove it");
                break;
            case AttributeCondition comparison:
                Report(part.Range, $"{ConditionText.Summarize(comparison)} never holds: {Explain(comparison)}; change or remove it");
                break;
            default:
                // A segment, which is reported where it is defined.
                break;
        }
    }

    private void ReportConflict(Conflict conflict)
    {
        var others = conflict.Others.Select(ConditionText.Summarize).ToArray();
        Report(
            conflict.Condition.Range,
            $"{ConditionText.Summarize(conflict.Condition)} can never hold together with {string.Join(" and ", others.Take(3))}{(others.Length > 3 ? $" and {others.Length - 3} more" : "")}; change or remove one of {(others.Length == 1 ? "the two" : "them")}");
    }

    private static string Explain(AttributeCondition condition) => condition switch
    {
        StringCondition { Operands.Count: 0 } or NumberCondition { Operands.Count: 0 } or BooleanCondition { Operands.Count: 0 } or StringListCondition { Operands.Count: 0 }
            => "the list is empty",
        SemanticVersionCondition => "no version is within this range",
        BooleanCondition => "there is no other value",
        _ => "no value is beyond this one",
    };

    private void Report(TextRange range, string message) => _problems.Report(ProblemDescriptors.ImpossibleCondition, range, message);
}
