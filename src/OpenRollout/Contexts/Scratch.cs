using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>
/// Room for one evaluation on this thread, so that none is allocated each time. Evaluations call nothing that could
/// evaluate again on the same thread before they are done.
/// </summary>
internal sealed class Scratch
{
    [ThreadStatic]
    private static Scratch? _ofThread;

    private AttributeValue[] _attributes = new AttributeValue[16];

    public ContextSource Source { get; } = new();

    public static Scratch ForThread() => _ofThread ??= new Scratch();

    public Span<AttributeValue> Attributes(int count)
    {
        if (_attributes.Length < count)
        {
            _attributes = new AttributeValue[count];
        }

        return _attributes.AsSpan(0, count);
    }
}
