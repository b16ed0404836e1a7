using OpenRollout.Manifest;

namespace OpenRollout.Removal.Entries;

/// <summary>The segments, attributes and guardrails that some flags use, with those that their segments use.</summary>
internal sealed class NamesInUse
{
    private readonly HashSet<string> _segments = new(StringComparer.Ordinal);
    private readonly HashSet<string> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _guardrails = new(StringComparer.Ordinal);

    private NamesInUse()
    {
    }

    /// <summary>Gets the segments.</summary>
    public IReadOnlyCollection<string> Segments => _segments;

    /// <summary>Gets the attributes.</summary>
    public IReadOnlyCollection<string> Attributes => _attributes;

    /// <summary>Gets the guardrails.</summary>
    public IReadOnlyCollection<string> Guardrails => _guardrails;

    /// <summary>Returns the names that flags use in any environment.</summary>
    /// <param name="manifests">The manifest alone, and merged with each overlay.</param>
    /// <param name="isIncluded">Returns whether a flag, given by its key, counts.</param>
    public static NamesInUse Of(IReadOnlyList<RolloutManifest> manifests, Func<string, bool> isIncluded)
    {
        var names = new NamesInUse();
        foreach (var manifest in manifests)
        {
            foreach (var flag in manifest.Flags.Where(flag => isIncluded(flag.Key)))
            {
                if (flag.GetRollout() is { } rollout)
                {
                    names.Add(rollout);
                }
            }

            for (var count = -1; count != names._segments.Count;)
            {
                count = names._segments.Count;
                foreach (var segment in manifest.Segments.Where(segment => names._segments.Contains(segment.Name)))
                {
                    ConditionNames.Add(segment.Condition, names._segments, names._attributes);
                }
            }
        }

        return names;
    }

    private void Add(RolloutDefinition rollout)
    {
        _segments.UnionWith(rollout.Exclude.Select(name => name.Value));
        _guardrails.UnionWith(rollout.Watch?.Guardrails.Select(name => name.Value) ?? []);
        _attributes.Add(rollout.Unit.Value);
        foreach (var audience in rollout.Stages.SelectMany(stage => stage.Audiences))
        {
            if (audience.Segment is { } segment)
            {
                _segments.Add(segment.Value);
            }

            ConditionNames.Add(audience.Condition, _segments, _attributes);
        }
    }
}
