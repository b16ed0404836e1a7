namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>A set of strings: known values, or all that pass some tests.</summary>
internal sealed class StringSet : TypedSet
{
    private readonly IReadOnlyCollection<string>? _values;
    private readonly IReadOnlyList<StringTest> _tests;

    private StringSet(IReadOnlyCollection<string>? values, IReadOnlyList<StringTest> tests)
    {
        _values = values;
        _tests = tests;
    }

    public static StringSet All { get; } = new(null, []);

    public override TypedSet? Narrow(AttributeCondition condition, bool isNegated, Workspace workspace)
    {
        var test = new StringTest(condition, isNegated);
        if (_tests.Any(test.Contradicts))
        {
            return null;
        }

        IReadOnlyList<StringTest> tests = [.. _tests, test];
        var values = test.ListedValues is { } listed && (_values is null || listed.Count < _values.Count) ? listed : _values;
        if (values is null)
        {
            workspace.Budget.Spend(test.Size);
            return StringParts.CanMeet(tests, workspace) ? new StringSet(null, tests) : null;
        }

        workspace.Budget.Spend(values.Count);
        // Known values already pass the earlier tests; values that the new test lists must pass all.
        var left = values.Where(value => (ReferenceEquals(values, _values) ? [test] : tests).All(each => each.Holds(value, workspace) != false)).ToArray();
        return left.Length > 0 ? new StringSet(left, tests) : null;
    }

    /// <summary>Gets a value indicating whether the values are not listed.</summary>
    public bool IsOpen => _values is null;

    /// <summary>Returns whether a string passes all tests that can be checked.</summary>
    public bool MayContain(string value, Workspace workspace) => _tests.All(test => test.Holds(value, workspace) != false);

    public override IEnumerable<object> Suggest() => _values ?? StringParts.Suggest(_tests);
}
