namespace OpenRollout.Manifest;

/// <summary>
/// Segments must not refer to themselves, and what they stand for when written out must stay of a size that can be
/// evaluated: twenty segments that each name the one before twice would be a million conditions.
/// </summary>
internal sealed class SegmentCheck
{
    /// <summary>As many comparisons as a condition may have when its segments are written out.</summary>
    private const int MaximumSize = 10_000;

    private readonly Dictionary<string, SegmentDefinition> _segments = new(StringComparer.Ordinal);
    private readonly ProblemCollector _problems;
    private readonly Dictionary<string, long> _sizes = new(StringComparer.Ordinal);

    /// <summary>Checks segments.</summary>
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
                // The walk may have come to the circle from outside of it; the problem stands where the circle does.
                problems.Report(ProblemDescriptors.Cycle, _segments[cycle[0]].Range, $"segments refer to each other in a circle: {string.Join(" → ", cycle.Select(PlainText.Quote))}; break it");
            }

            foreach (var name in finished)
            {
                Measure(name);
            }
        }
    }

    /// <summary>Checks the audiences of a flag, while its rollout is there.</summary>
    public void Check(FlagDefinition flag)
    {
        if (flag.Rollout is not { } rollout)
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

    /// <summary>Reports what is too large and goes on as if it were small, so that only the first of a chain is reported.</summary>
    private long Limit(long size, TextRange range, string what)
    {
        if (size <= MaximumSize)
        {
            return size;
        }

        _problems.Report(ProblemDescriptors.Cycle, range, $"{what} is more than {MaximumSize} conditions when its segments are written out; make it simpler");
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
