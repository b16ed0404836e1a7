using OpenRollout.Manifest.Reasoning.Sets;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// Searches for a user who meets all of some constraints, branch by branch; a branch ends at its first contradiction. It
/// does not use recursion, as segments may nest deeper than a stack, and has a budget, as the number of branches may be
/// exponential.
/// </summary>
internal sealed class Solver(RolloutManifest manifest, Workspace workspace)
{
    private readonly RolloutManifest _manifest = manifest;
    private readonly Workspace _workspace = workspace;
    private readonly Dictionary<string, AttributeSet> _known = new(StringComparer.Ordinal);
    private readonly Stack<(string Attribute, AttributeSet? Before)> _trail = [];
    private readonly Stack<ChoicePoint> _choices = [];

    /// <summary>Returns whether it is certain that no user meets all constraints.</summary>
    public bool IsImpossible(IEnumerable<Constraint> constraints) => Search(constraints, _ => true) == Verdict.Impossible;

    /// <inheritdoc cref="IsImpossible(IEnumerable{Constraint})"/>
    public bool IsImpossible(params Constraint[] constraints) => IsImpossible((IEnumerable<Constraint>)constraints);

    /// <summary>Searches for a user who meets all constraints.</summary>
    /// <param name="constraints">The constraints.</param>
    /// <param name="accept">Receives the remaining values of each attribute in a branch without contradiction; returns true to end the search.</param>
    /// <returns>The verdict; Impossible also if no branch was accepted.</returns>
    public Verdict Search(IEnumerable<Constraint> constraints, Func<IReadOnlyDictionary<string, AttributeSet>, bool> accept)
    {
        _workspace.Budget.BeginQuestion();
        _known.Clear();
        _trail.Clear();
        _choices.Clear();
        PendingConstraint? agenda = null;
        PendingConstraint? later = null;
        foreach (var constraint in constraints)
        {
            agenda = new PendingConstraint(constraint, agenda);
        }

        while (_workspace.Budget.Spend(1))
        {
            bool isOpen;
            if (agenda is { } item)
            {
                agenda = item.Next;
                isOpen = Process(item.Constraint, ref agenda, ref later);
            }
            else if (later is { } choice)
            {
                OpenChoice(choice);
                isOpen = false;
            }
            else if (accept(_known))
            {
                return Verdict.Open;
            }
            else
            {
                isOpen = false;
            }

            if (!isOpen && !Backtrack(out agenda, out later))
            {
                return Verdict.Impossible;
            }
        }

        return Verdict.Unknown;
    }

    /// <summary>Processes one constraint. Returns false if it contradicts what is known.</summary>
    private bool Process(Constraint constraint, ref PendingConstraint? agenda, ref PendingConstraint? later)
    {
        switch (constraint.Condition)
        {
            case NotCondition not:
                agenda = new PendingConstraint(new Constraint(not.Inner, !constraint.IsNegated), agenda);
                return true;
            case SegmentCondition { Segment.Value: var name }:
                return ProcessSegment(_manifest.FindSegment(name)!, constraint.IsNegated, ref agenda);
            case AllCondition { Conditions: var conditions }:
                return ProcessGroup(constraint, conditions, isChoice: constraint.IsNegated, ref agenda, ref later);
            case AnyCondition { Conditions: var conditions }:
                return ProcessGroup(constraint, conditions, isChoice: !constraint.IsNegated, ref agenda, ref later);
            default:
                return Narrow((AttributeCondition)constraint.Condition, constraint.IsNegated);
        }
    }

    private bool ProcessSegment(SegmentDefinition segment, bool isNegated, ref PendingConstraint? agenda)
    {
        if (segment.Condition is { } condition)
        {
            agenda = new PendingConstraint(new Constraint(condition, isNegated), agenda);
            return true;
        }

        return Narrow(TargetConditions.Of(segment), isNegated);
    }

    private bool ProcessGroup(Constraint constraint, IReadOnlyList<Condition> conditions, bool isChoice, ref PendingConstraint? agenda, ref PendingConstraint? later)
    {
        if (isChoice && conditions.Count != 1)
        {
            later = new PendingConstraint(constraint, later);
            return conditions.Count > 0;
        }

        foreach (var condition in conditions)
        {
            agenda = new PendingConstraint(new Constraint(condition, constraint.IsNegated), agenda);
        }

        return _workspace.Budget.Spend(conditions.Count);
    }

    private bool Narrow(AttributeCondition condition, bool isNegated)
    {
        _known.TryGetValue(condition.Attribute.Name, out var before);
        var after = (before ?? AttributeSet.Anything(condition.Attribute.Type)).Narrow(condition, isNegated, _workspace);
        _trail.Push((condition.Attribute.Name, before));
        _known[condition.Attribute.Name] = after;
        return !after.IsEmpty;
    }

    private void OpenChoice(PendingConstraint choice)
    {
        var conditions = choice.Constraint.Condition is AllCondition all ? all.Conditions : ((AnyCondition)choice.Constraint.Condition).Conditions;
        _choices.Push(new ChoicePoint(conditions, 0, choice.Constraint.IsNegated, choice.Next, _trail.Count));
    }

    /// <summary>Returns to the last choice with an alternative left, and undoes what was concluded since.</summary>
    private bool Backtrack(out PendingConstraint? agenda, out PendingConstraint? later)
    {
        while (_choices.Count > 0)
        {
            var choice = _choices.Pop();
            Undo(choice.Mark);
            if (choice.Next < choice.Alternatives.Count)
            {
                _choices.Push(choice with { Next = choice.Next + 1 });
                agenda = new PendingConstraint(new Constraint(choice.Alternatives[choice.Next], choice.IsNegated), null);
                later = choice.Later;
                return true;
            }
        }

        (agenda, later) = (null, null);
        return false;
    }

    private void Undo(int mark)
    {
        while (_trail.Count > mark)
        {
            var (attribute, before) = _trail.Pop();
            if (before is null)
            {
                _known.Remove(attribute);
            }
            else
            {
                _known[attribute] = before;
            }
        }
    }
}
