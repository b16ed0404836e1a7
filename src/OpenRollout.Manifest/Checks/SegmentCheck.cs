using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Checks;

/// <summary>
/// Checks that segments do not refer to themselves and that conditions stay small enough when their segments are expanded:
/// twenty segments that each name the previous one twice would expand to a million conditions.
/// </summary>
internal sealed class SegmentCheck
{
    /// <summary>The maximum number of conditions when segments are expanded.</summary>
    private const int MaximumSize = 10_000;

    private readonly Dictionary<string, SegmentDefinition> _segments = new(StringComparer.Ordinal);
    private readonly ProblemCollector _problems;
    private readonly Dictionary<string, long> _sizes = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance and checks the segments.</summary>
    public SegmentCheck(IReadOnlyList<SegmentDefinition> segments, ProblemCollector problems)
    {
        _problems = problems;
        foreach (var segment in segments)
        {
            _segments.Add(segment.Name, segment);
        }

        var order = new DependencyOrder(name => _segments.TryGetValue(name, out var segment) && segment.Condition is { } condition ? References(condition) : []);
        foreach (var segment in segments)
        {
            if (order.Visit(segment.Name, out var finished) is { } cycle)
            {
                // The visit can start outside the cycle; the problem is reported at a segment of the cycle, the overlay's if there is one.
                var range = cycle.Select(name => _segments[name].Range).Aggregate(static (first, other) => other.TextIndex > first.TextIndex ? other : first);
                problems.Report(ProblemDescriptors.Cycle, range, $"segments refer to each other in a cycle: {string.Join(" → ", cycle.Select(PlainText.Quote))}; remove one of the references");
            }

            foreach (var name in finished)
            {
                Measure(name);
            }
        }
    }

    /// <summary>Checks the audiences of a flag. Call it while the flag still has its rollout.</summary>
    public void Check(FlagDefinition flag)
    {
        if (flag.GetRollout() is not { } rollout)
        {
            return;
        }

        for (var stage = 0; stage < rollout.Stages.Count; stage++)
        {
            var audiences = rollout.Stages[stage].Audiences;
            for (var index = 0; index < audiences.Count; index++)
            {
                var audience = audiences[index];
                if (audience.Condition is { } condition && SizeOf(condition) is > MaximumSize and var size)
                {
                    Limit(size, audience.Range, $"an audience of '{PlainText.Quote(flag.Key)}'");
                }
            }
        }
    }

    private void Measure(string name)
    {
        if (_segments.TryGetValue(name, out var segment))
        {
            _sizes[name] = Limit(segment.Condition is { } condition ? SizeOf(condition) : 1, segment.Range, $"segment '{PlainText.Quote(name)}'");
        }
    }

    /// <summary>Reports a condition that is too large and returns 1 for it, so that conditions that refer to it are not reported as well.</summary>
    private long Limit(long size, TextRange range, string what)
    {
        if (size <= MaximumSize)
        {
            return size;
        }

        _problems.Report(ProblemDescriptors.Cycle, range, $"{what} has more than {MaximumSize} conditions when its segments are expanded; simplify it");
        return 1;
    }

    private long SizeOf(Condition condition) => condition switch
    {
        AllCondition all => 1 + SizeOf(all.Conditions),
        AnyCondition any => 1 + SizeOf(any.Conditions),
        NotCondition not => 1 + SizeOf(not.Inner),
        SegmentCondition reference => _sizes.TryGetValue(reference.Segment.Value, out var size) ? size : 1,
        _ => 1,
    };

    private long SizeOf(IReadOnlyList<Condition> conditions)
    {
        var size = 0L;
        for (var index = 0; index < conditions.Count; index++)
        {
            size += SizeOf(conditions[index]);
        }

        return size;
    }

    private static IEnumerable<string> References(Condition condition) => condition switch
    {
        AllCondition all => all.Conditions.SelectMany(References),
        AnyCondition any => any.Conditions.SelectMany(References),
        NotCondition not => References(not.Inner),
        SegmentCondition reference => [reference.Segment.Value],
        _ => [],
    };
}
