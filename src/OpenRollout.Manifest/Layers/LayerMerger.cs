using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Layers;

/// <summary>
/// Merges an overlay into a manifest, or into another overlay. Objects are merged by name; arrays, segments and all other
/// values are replaced, except <c>exclude</c>, which only grows. Values that do not fit are left out, because
/// <see cref="OverlayCheck"/> reports them.
/// </summary>
internal sealed class LayerMerger
{
    private readonly JsonTextBuilder _merged;
    private readonly bool _isLowerManifest;
    private readonly RolloutMerger _rollouts;

    private LayerMerger(JsonText lower, JsonText upper, bool isLowerManifest)
    {
        _isLowerManifest = isLowerManifest;
        _merged = new JsonTextBuilder(lower, upper);
        _rollouts = new RolloutMerger(_merged);
    }

    /// <summary>Merges an overlay into a manifest without errors. Only flags and segments of the manifest can change.</summary>
    public static JsonText IntoManifest(JsonText manifest, JsonText overlay)
    {
        var merger = new LayerMerger(manifest, overlay, isLowerManifest: true);
        merger.MergeManifest(manifest.Root, overlay.Root);
        return merger._merged.Build();
    }

    /// <summary>Merges a later overlay into an earlier one: merging the result into a manifest is like merging one after the other.</summary>
    public static JsonText IntoOverlay(JsonText earlier, JsonText later)
    {
        var merger = new LayerMerger(earlier, later, isLowerManifest: false);
        MemberMerger.Merge(merger._merged, earlier.Root, later.Root, OverlaySchema.Overlay, merger.MergePart);
        return merger._merged.Build();
    }

    private void MergeManifest(JsonTextValue manifest, JsonTextValue overlay)
    {
        _merged.Open(manifest);
        foreach (var (name, value) in manifest.EnumerateObject())
        {
            // Everything else belongs to the manifest, such as its revision.
            var isMerged = name.ValueEquals("segments") || name.ValueEquals("flags");
            MergePart(name, value, isMerged ? overlay.Find(name.GetString()) : default);
        }

        _merged.Close();
    }

    private void MergePart(JsonTextValue name, JsonTextValue lower, JsonTextValue upper)
    {
        if (!lower.IsObject || !upper.IsObject)
        {
            _merged.Add(name, upper.IsMissing || (_isLowerManifest && !upper.IsObject) ? lower : upper);
            return;
        }

        _merged.Add(name);
        var isFlags = name.ValueEquals("flags");
        MemberMerger.MergeByName(_merged, lower, upper, addsNew: !_isLowerManifest, (earlier, later) =>
        {
            if (isFlags)
            {
                MergeFlag(earlier.Name, earlier.Value, later.Value);
            }
            else
            {
                _merged.Add(later.Name, later.Value);
            }
        });
    }

    private void MergeFlag(JsonTextValue name, JsonTextValue lower, JsonTextValue upper)
    {
        if (!lower.IsObject || !upper.IsObject)
        {
            _merged.Add(name, _isLowerManifest ? lower : upper);
            return;
        }

        _merged.Add(name);
        // They belong together: a reason or date of another layer does not explain the state of this one.
        var setsState = !upper.Find("enabled").IsMissing || !upper.Find("disabledSince").IsMissing || !upper.Find("reason").IsMissing;
        MemberMerger.Merge(_merged, lower, upper, OverlaySchema.Flag, (property, earlier, later) =>
        {
            if (property.ValueEquals("rollout"))
            {
                MergeRollout(property, earlier, later);
            }
            else if (!later.IsMissing)
            {
                _merged.Add(property, later);
            }
            else if (!setsState || !(property.ValueEquals("disabledSince") || property.ValueEquals("reason")))
            {
                _merged.Add(property, earlier);
            }
        });
    }

    private void MergeRollout(JsonTextValue name, JsonTextValue lower, JsonTextValue upper)
    {
        if (lower.IsObject && upper.IsObject)
        {
            _merged.Add(name);
            _rollouts.Merge(lower, upper);
        }
        else if (!lower.IsMissing)
        {
            _merged.Add(name, lower);
        }
        else if (!_isLowerManifest)
        {
            _merged.Add(name, upper);
        }
    }
}
