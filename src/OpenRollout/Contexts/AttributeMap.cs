using OpenRollout.Evaluation;

namespace OpenRollout.Contexts;

/// <summary>Where the attributes of a program stand in a typed context.</summary>
internal sealed class AttributeMap
{
    /// <summary>For each attribute of the program its place in the context, or -1.</summary>
    private readonly int[] _places;

    public AttributeMap(string[] attributes, FlagContextLayout layout)
    {
        Layout = layout;
        _places = new int[attributes.Length];
        IsIdentity = true;
        for (var ordinal = 0; ordinal < attributes.Length; ordinal++)
        {
            _places[ordinal] = layout.IndexOf(attributes[ordinal], ordinal);
            IsIdentity &= _places[ordinal] == ordinal;
        }
    }

    /// <summary>The context's layout.</summary>
    public FlagContextLayout Layout { get; }

    /// <summary>Whether the context can be evaluated as it stands.</summary>
    public bool IsIdentity { get; }

    /// <summary>Copies a context into the order of the program; what it lacks becomes absent.</summary>
    public void Copy(ReadOnlySpan<AttributeValue> from, Span<AttributeValue> to)
    {
        for (var ordinal = 0; ordinal < _places.Length; ordinal++)
        {
            var place = _places[ordinal];
            to[ordinal] = place >= 0 ? from[place] : default;
        }
    }
}
