using OpenRollout.Evaluation;

namespace OpenRollout.Contexts;

/// <summary>
/// Room for one evaluation on this thread, so that none is allocated each time. Evaluations call nothing that could
/// evaluate again on the same thread before they are done.
/// </summary>
internal sealed class Scratch
{
    [ThreadStatic]
    private static Scratch? _ofThread;

    private AttributeValue[] _attributes = new AttributeValue[16];
    private object?[] _contents = [];

    public static Scratch ForThread() => _ofThread ??= new Scratch();

    /// <summary>Room for attributes, with whatever stood there before.</summary>
    public Span<AttributeValue> Attributes(int count)
    {
        if (_attributes.Length < count)
        {
            _attributes = new AttributeValue[count];
        }

        return _attributes.AsSpan(0, count);
    }

    /// <summary>Room for the contents of attributes, none of which has been read.</summary>
    public Span<object?> UnreadContents(int count)
    {
        if (_contents.Length < count)
        {
            _contents = new object?[count];
        }

        var contents = _contents.AsSpan(0, count);
        contents.Clear();
        return contents;
    }
}
