using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>Where the attributes of a program stand in a typed context.</summary>
internal sealed class AttributeMap
{
    /// <summary>For each attribute of the program its place in the context, or -1.</summary>
    private readonly int[] _places;

    public AttributeMap(ProviderState state, string[] names)
    {
        Identity = state.Identity;
        _places = [.. state.Program.Attributes.Select(attribute => Array.IndexOf(names, attribute.Name))];
        IsIdentity = _places.Length <= names.Length && _places.Select((place, ordinal) => place == ordinal).All(same => same);
    }

    /// <summary>Stands for the program, without keeping it alive when it is no longer served.</summary>
    public object Identity { get; }

    /// <summary>Whether the context can be evaluated as it stands.</summary>
    public bool IsIdentity { get; }

    /// <summary>Copies a context into the order of the program; what it lacks becomes <paramref name="absent"/>.</summary>
    public void Copy(ReadOnlySpan<AttributeValue> from, Span<AttributeValue> to, AttributeValue absent)
    {
        for (var ordinal = 0; ordinal < _places.Length; ordinal++)
        {
            var place = _places[ordinal];
            to[ordinal] = place >= 0 && from[place].IsPresent ? from[place] : absent;
        }
    }
}
