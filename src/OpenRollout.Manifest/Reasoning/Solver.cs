using OpenRollout.Manifest.Reasoning.Sets;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// Searches for a user for whom all of some claims are true: a disjunction of constraints on single attributes, worked
/// out branch by branch, each branch given up at its first contradiction. Without recursion, as segments may nest
/// deeper than a stack reaches, and within a budget, as there may be more branches than anybody can count.
/// </summary>
internal sealed class Solver(RolloutManifest manifest, Workspace workspace)
{
    private readonly RolloutManifest _manifest = manifest;
    private readonly Workspace _workspace = workspace;
    private readonly Dictionary<string, AttributeSet> _known = new(StringComparer.Ordinal);
    private readonly Stack<(string Attribute, AttributeSet? Before)> _trail = [];
    private readonly Stack<Choice> _choices = [];

    /// <summary>Whether it is certain that no user makes all claims true.</summary>
    public bool IsImpossible(IEnumerable<Claim> claims) => Search(claims, _ => true) == Verdict.Impossible;

    /// <inheritdoc cref="IsImpossible(IEnumerable{Claim})"/>
    public bool IsImpossible(params Claim[] claims) => IsImpossible((IEnumerable<Claim>)claims);

    /// <summary>Searches.</summary>
    /// <param name="claims">What must be true.</param>
    /// <param name="accept">Is shown what a branch without contradiction leaves each attribute; returns whether that will do.</param>
    /// <returns>Impossible also where there were branches and none would do.</returns>
    public Verdict Search(IEnumerable<Claim> claims, Func<IReadOnlyDictionary<string, AttributeSet>, bool> accept)
    {
        _workspace.Budget.BeginQuestion();
        _known.Clear();
        _trail.Clear();
        _choices.Clear();
        Pending? agenda = null;
        Pending? later = null;
        foreach (var claim in claims)
        {
            agenda = new Pending(claim, agenda);
        }

        while (_workspace.Budget.Spend(1))
        {
            bool isOpen;
            if (agenda is { } item)
            {
                agenda = item.Next;
                isOpen = Take(item.Claim, ref agenda, ref later);
            }
            else if (later is { } choice)
            {
                Open(choice);
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

            if (!isOpen && !Resume(out agenda, out later))
            {
                return Verdict.Impossible;
            }
        }

        return Verdict.Unknown;
    }

    /// <summary>Looks at one claim; false when it contradicts what is known.</summary>
    private bool Take(Claim claim, ref Pending? agenda, ref Pending? later)
    {
        switch (claim.Condition)
        {
            case NotCondition not:
                agenda = new Pending(new Claim(not.Inner, !claim.IsNegated), agenda);
                return true;
            case SegmentCondition { Segment.Value: var name }:
                return TakeSegment(_manifest.FindSegment(name)!, claim.IsNegated, ref agenda);
            case AllCondition { Conditions: var conditions }:
                return TakeSeveral(claim, conditions, isChoice: claim.IsNegated, ref agenda, ref later);
            case AnyCondition { Conditions: var conditions }:
                return TakeSeveral(claim, conditions, isChoice: !claim.IsNegated, ref agenda, ref later);
            default:
                return Learn((AttributeCondition)claim.Condition, claim.IsNegated);
        }
    }

    private bool TakeSegment(SegmentDefinition segment, bool isNegated, ref Pending? agenda)
    {
        if (segment.Condition is { } condition)
        {
            agenda = new Pending(new Claim(condition, isNegated), agenda);
            return true;
        }

        return Learn(Members.Of(segment), isNegated);
    }

    private bool TakeSeveral(Claim claim, IReadOnlyList<Condition> conditions, bool isChoice, ref Pending? agenda, ref Pending? later)
    {
        if (isChoice && conditions.Count != 1)
        {
            later = new Pending(claim, later);
            return conditions.Count > 0;
        }

        foreach (var condition in conditions)
        {
            agenda = new Pending(new Claim(condition, claim.IsNegated), agenda);
        }

        return _workspace.Budget.Spend(conditions.Count);
    }

    private bool Learn(AttributeCondition condition, bool isNegated)
    {
        _known.TryGetValue(condition.Attribute.Name, out var before);
        var after = (before ?? AttributeSet.Anything(condition.Attribute.Type)).And(condition, isNegated, _workspace);
        _trail.Push((condition.Attribute.Name, before));
        _known[condition.Attribute.Name] = after;
        return !after.IsEmpty;
    }

    private void Open(Pending choice)
    {
        var conditions = choice.Claim.Condition is AllCondition all ? all.Conditions : ((AnyCondition)choice.Claim.Condition).Conditions;
        _choices.Push(new Choice(conditions, 0, choice.Claim.IsNegated, choice.Next, _trail.Count));
    }

    /// <summary>Goes back to the last choice that has something left to try, and forgets what was learnt since.</summary>
    private bool Resume(out Pending? agenda, out Pending? later)
    {
        while (_choices.Count > 0)
        {
            var choice = _choices.Pop();
            Forget(choice.Mark);
            if (choice.Next < choice.Alternatives.Count)
            {
                _choices.Push(choice with { Next = choice.Next + 1 });
                agenda = new Pending(new Claim(choice.Alternatives[choice.Next], choice.IsNegated), null);
                later = choice.Later;
                return true;
            }
        }

        (agenda, later) = (null, null);
        return false;
    }

    private void Forget(int mark)
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
