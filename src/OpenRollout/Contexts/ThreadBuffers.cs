using OpenRollout.Evaluation;

namespace OpenRollout.Contexts;

/// <summary>
/// Reusable buffers for one evaluation on the current thread. An evaluation never calls code that could start another one on
/// the same thread, so the buffers are not used twice at the same time.
/// </summary>
internal sealed class ThreadBuffers
{
    [ThreadStatic]
    private static ThreadBuffers? _ofThread;

    private AttributeValue[] _attributes = new AttributeValue[16];
    private object?[] _contents = [];

    public static ThreadBuffers Current => _ofThread ??= new ThreadBuffers();

    /// <summary>Returns a buffer for attributes, which is not cleared.</summary>
    public Span<AttributeValue> GetAttributes(int count)
    {
        if (_attributes.Length < count)
        {
            _attributes = new AttributeValue[count];
        }

        return _attributes.AsSpan(0, count);
    }

    /// <summary>Returns a cleared buffer for boxed values.</summary>
    public Span<object?> GetContents(int count)
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
