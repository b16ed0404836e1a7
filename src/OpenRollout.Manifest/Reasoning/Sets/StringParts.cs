namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>
/// Reasons about strings of which only parts are known: prefixes and suffixes that exclude each other, required and
/// forbidden parts. Anything that is not certain counts as possible.
/// </summary>
internal static class StringParts
{
    /// <summary>The most combinations of prefixes or suffixes that are considered.</summary>
    private const int MaximumCombinations = 1_000;

    /// <summary>Returns false if no string can pass all tests.</summary>
    public static bool CanMeet(IReadOnlyList<StringTest> tests, Workspace workspace)
    {
        var unwanted = OperandsOf(tests, ConditionOperator.Contains, isNegated: true);
        var size = (long)unwanted.Count + tests.Sum(test => test.Size);
        if (size > MaximumCombinations || !workspace.Budget.Spend(size))
        {
            return true;
        }

        bool IsWanted(string part) => !unwanted.Any(operand => part.Contains(operand));
        return IsWanted("")
            && tests.All(test => test.Operator != ConditionOperator.Contains || test.IsNegated || test.Operands.Any(IsWanted))
            && Ends(tests, ConditionOperator.StartsWith).Any(IsWanted)
            && Ends(tests, ConditionOperator.EndsWith).Any(IsWanted);
    }

    /// <summary>Returns strings that probably pass all tests.</summary>
    public static IEnumerable<object> Suggest(IReadOnlyList<StringTest> tests)
    {
        var start = Ends(tests, ConditionOperator.StartsWith).FirstOrDefault() ?? "";
        var end = Ends(tests, ConditionOperator.EndsWith).FirstOrDefault() ?? "";
        var middle = string.Concat(tests
            .Where(test => test.Operator == ConditionOperator.Contains && !test.IsNegated)
            .SelectMany(test => test.Operands.Take(1)));
        foreach (var filler in new[] { "x", "", "1", "other" })
        {
            yield return start + middle + filler + end;
        }
    }

    /// <summary>Returns the prefixes (or suffixes) of which a string must have one, without the forbidden ones.</summary>
    private static IEnumerable<string> Ends(IReadOnlyList<StringTest> tests, ConditionOperator conditionOperator)
    {
        bool HasEnd(string text, string part) => conditionOperator == ConditionOperator.StartsWith
            ? text.StartsWith(part, StringComparison.Ordinal)
            : text.EndsWith(part, StringComparison.Ordinal);
        IReadOnlyList<string> ends = [""];
        foreach (var test in tests.Where(test => test.Operator == conditionOperator && !test.IsNegated))
        {
            if (ends.Count * test.Operands.Count <= MaximumCombinations)
            {
                // Of two prefixes of one string, the shorter is a prefix of the longer.
                ends = [.. ends
                    .SelectMany(end => test.Operands, (end, operand) => HasEnd(end, operand) ? end : HasEnd(operand, end) ? operand : null)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)];
            }
        }

        var unwanted = OperandsOf(tests, conditionOperator, isNegated: true);
        return ends.Where(end => !unwanted.Any(operand => HasEnd(end, operand)));
    }

    private static List<string> OperandsOf(IReadOnlyList<StringTest> tests, ConditionOperator conditionOperator, bool isNegated)
        => [.. tests.Where(test => test.Operator == conditionOperator && test.IsNegated == isNegated).SelectMany(test => test.Operands)];
}
