namespace OpenRollout.Manifest.Layers;

/// <summary>Finds the flags that an overlay touches: those that it names, and those that depend on them or on its segments.</summary>
internal static class TouchedFlags
{
    /// <summary>Returns the keys of the flags.</summary>
    /// <param name="manifest">The merged manifest, without errors.</param>
    /// <param name="overlay">The flags that the overlay names.</param>
    public static HashSet<string> Find(RolloutManifest manifest, IEnumerable<string> overlay)
    {
        var touched = new HashSet<string>(overlay, StringComparer.Ordinal);
        var segments = FindSegments(manifest);
        var dependents = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var flag in manifest.Flags)
        {
            if (flag.GetRollout() is not { } rollout)
            {
                continue;
            }

            if (segments.Count > 0 && (rollout.Exclude.Any(name => segments.Contains(name.Value)) || rollout.Stages.SelectMany(stage => stage.Audiences).Any(audience => Names(audience, segments))))
            {
                touched.Add(flag.Key);
            }

            foreach (var required in rollout.Requires)
            {
                if (!dependents.TryGetValue(required.Value, out var keys))
                {
                    dependents.Add(required.Value, keys = []);
                }

                keys.Add(flag.Key);
            }
        }

        var pending = new Stack<string>(touched);
        while (pending.Count > 0)
        {
            foreach (var key in dependents.TryGetValue(pending.Pop(), out var keys) ? keys : [])
            {
                if (touched.Add(key))
                {
                    pending.Push(key);
                }
            }
        }

        return touched;
    }

    /// <summary>Returns the segments of the overlay and those that refer to them.</summary>
    private static HashSet<string> FindSegments(RolloutManifest manifest)
    {
        var found = new HashSet<string>(manifest.Segments.Where(segment => segment.Range.Layer == ManifestLayer.Overlay).Select(segment => segment.Name), StringComparer.Ordinal);
        var grows = found.Count > 0;
        while (grows)
        {
            grows = false;
            foreach (var segment in manifest.Segments)
            {
                grows |= segment.Condition is { } condition && !found.Contains(segment.Name) && Names(condition, found) && found.Add(segment.Name);
            }
        }

        return found;
    }

    private static bool Names(AudienceDefinition audience, HashSet<string> segments)
        => (audience.Segment is { } name && segments.Contains(name.Value)) || (audience.Condition is { } condition && Names(condition, segments));

    private static bool Names(Condition condition, HashSet<string> segments) => condition switch
    {
        AllCondition all => all.Conditions.Any(inner => Names(inner, segments)),
        AnyCondition any => any.Conditions.Any(inner => Names(inner, segments)),
        NotCondition not => Names(not.Inner, segments),
        SegmentCondition reference => segments.Contains(reference.Segment.Value),
        _ => false,
    };
}
