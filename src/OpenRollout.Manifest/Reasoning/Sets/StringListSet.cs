namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>A set of string lists: required and forbidden strings, and groups of which at least one must be present or absent.</summary>
internal sealed class StringListSet : TypedSet
{
    private readonly HashSet<string> _required;
    private readonly HashSet<string> _forbidden;
    private readonly IReadOnlyList<IReadOnlyList<string>> _oneIsIn;
    private readonly IReadOnlyList<IReadOnlyList<string>> _oneIsOut;

    private StringListSet(
        IEnumerable<string> required,
        IEnumerable<string> forbidden,
        IReadOnlyList<IReadOnlyList<string>> oneIsIn,
        IReadOnlyList<IReadOnlyList<string>> oneIsOut)
    {
        _required = new HashSet<string>(required, StringComparer.Ordinal);
        _forbidden = new HashSet<string>(forbidden, StringComparer.Ordinal);
        _oneIsIn = oneIsIn;
        _oneIsOut = oneIsOut;
    }

    public static StringListSet All { get; } = new([], [], [], []);

    public override TypedSet? Narrow(AttributeCondition condition, bool isNegated, Workspace workspace)
    {
        var operands = ((StringListCondition)condition).Operands;
        var set = (condition.Operator == ConditionOperator.HasAll, isNegated) switch
        {
            (true, false) => new StringListSet(_required.Concat(operands), _forbidden, _oneIsIn, _oneIsOut),
            (true, true) => new StringListSet(_required, _forbidden, _oneIsIn, [.. _oneIsOut, operands]),
            (false, false) => new StringListSet(_required, _forbidden, [.. _oneIsIn, operands], _oneIsOut),
            (false, true) => new StringListSet(_required, _forbidden.Concat(operands), _oneIsIn, _oneIsOut),
        };
        workspace.Budget.Spend(set._required.Count + set._forbidden.Count + operands.Count);
        return set.Propagate(workspace) ? set : null;
    }

    public override IEnumerable<object> Suggest()
    {
        var ofGroups = _oneIsIn.Where(group => !group.Any(_required.Contains)).Select(group => group.First(item => !_forbidden.Contains(item)));
        yield return _required.Concat(ofGroups).Distinct(StringComparer.Ordinal).OrderBy(item => item, StringComparer.Ordinal).ToArray();
    }

    /// <summary>
    /// Propagates groups that have only one string left, until nothing changes. Returns false on a contradiction.
    /// </summary>
    private bool Propagate(Workspace workspace)
    {
        bool isSettled;
        do
        {
            isSettled = true;
            foreach (var (groups, settled, opposite) in new[] { (_oneIsIn, _required, _forbidden), (_oneIsOut, _forbidden, _required) })
            {
                foreach (var group in groups.Where(group => !group.Any(settled.Contains)))
                {
                    var left = group.Where(item => !opposite.Contains(item)).Distinct(StringComparer.Ordinal).Take(2).ToArray();
                    isSettled &= left.Length > 1;
                    if (left.Length == 0 || !workspace.Budget.Spend(group.Count))
                    {
                        return left.Length > 0;
                    }

                    if (left.Length == 1)
                    {
                        settled.Add(left[0]);
                    }
                }
            }
        }
        while (!isSettled);

        return !_required.Overlaps(_forbidden);
    }
}
