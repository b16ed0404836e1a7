using OpenRollout.Evaluation;

namespace OpenRollout.Contexts;

/// <summary>Maps the attributes of a program to those of a typed context.</summary>
internal sealed class AttributeMap
{
    /// <summary>The index in the context of each attribute of the program, or -1.</summary>
    private readonly int[] _indices;

    public AttributeMap(string[] attributes, FlagContextLayout layout)
    {
        Layout = layout;
        _indices = new int[attributes.Length];
        IsIdentity = true;
        for (var ordinal = 0; ordinal < attributes.Length; ordinal++)
        {
            _indices[ordinal] = layout.IndexOf(attributes[ordinal], ordinal);
            IsIdentity &= _indices[ordinal] == ordinal;
        }
    }

    /// <summary>Gets the context's layout.</summary>
    public FlagContextLayout Layout { get; }

    /// <summary>Gets a value indicating whether the context has the program's attributes in the program's order, so that it needs no copy.</summary>
    public bool IsIdentity { get; }

    /// <summary>Copies the attributes of a context into the program's order; attributes that the context does not have become absent.</summary>
    public void Copy(ReadOnlySpan<AttributeValue> from, Span<AttributeValue> to)
    {
        for (var ordinal = 0; ordinal < _indices.Length; ordinal++)
        {
            var index = _indices[ordinal];
            to[ordinal] = index >= 0 ? from[index] : default;
        }
    }
}
