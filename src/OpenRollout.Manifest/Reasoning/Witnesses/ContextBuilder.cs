using OpenRollout.Manifest.Reasoning.Sets;

namespace OpenRollout.Manifest.Reasoning.Witnesses;

/// <summary>Builds users from the possible values of each attribute.</summary>
internal sealed class ContextBuilder(RolloutManifest manifest, Workspace workspace)
{
    private readonly RolloutManifest _manifest = manifest;
    private readonly Workspace _workspace = workspace;

    /// <summary>Builds a context with the simplest possible value of each attribute that must be present.</summary>
    /// <returns>The attributes by name, in the manifest's order; null if no value was found for one of them.</returns>
    public Dictionary<string, object>? Build(IReadOnlyDictionary<string, AttributeSet> known)
    {
        var context = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var attribute in _manifest.Attributes.Append(AttributeDefinition.TargetingKey))
        {
            if (known.TryGetValue(attribute.Name, out var set) && !set.MayBeAbsent)
            {
                if (Choose(attribute, set) is not { } value)
                {
                    return null;
                }

                context.Add(attribute.Name, value);
            }
        }

        return context;
    }

    /// <summary>Returns candidate units for the user; null stands for no unit.</summary>
    public IEnumerable<string?> SuggestUnits(AttributeDefinition unit, IReadOnlyDictionary<string, AttributeSet> known, int count)
    {
        var isKnown = known.TryGetValue(unit.Name, out var set);
        if (!isKnown || set!.MayBeAbsent)
        {
            yield return null;
        }

        foreach (var value in (isKnown ? Choices(unit, set!) : unit.Values ?? []).OfType<string>().Take(count))
        {
            yield return value;
        }

        if (isKnown && set!.Typed is not StringSet { IsOpen: true })
        {
            yield break;
        }

        for (var number = 1; number <= count; number++)
        {
            var value = FormattableString.Invariant($"user-{number}");
            if (!isKnown || ((StringSet)set!.Typed!).MayContain(value, _workspace))
            {
                yield return value;
            }
        }
    }

    private object? Choose(AttributeDefinition attribute, AttributeSet set)
        => Choices(attribute, set).FirstOrDefault() ?? (set.MayBeOther ? attribute.Type == AttributeType.String ? true : "?" : null);

    /// <summary>Returns values of the set, checked as far as possible.</summary>
    private IEnumerable<object> Choices(AttributeDefinition attribute, AttributeSet set)
    {
        if (set.Typed is not { } typed)
        {
            return [];
        }

        return typed is StringSet strings
            ? (attribute.Values ?? []).Concat(strings.Suggest().Cast<string>()).Where(value => strings.MayContain(value, _workspace))
            : typed.Suggest();
    }
}
