using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenRollout.Evaluation;

/// <summary>
/// What an evaluation sees of its user: the attributes in the order of <see cref="RolloutProgram.Attributes"/>, the
/// targeting key first, and the time. Reading an attribute costs an array access; one that is unread is asked for once.
/// </summary>
public readonly ref struct ContextView
{
    private readonly Span<AttributeValue> _attributes;
    private readonly AttributeSource? _source;

    /// <summary>Looks at attributes.</summary>
    /// <param name="attributes">One value for each attribute of the program.</param>
    /// <param name="utcTicks">The time of the evaluation in UTC ticks of 100 nanoseconds.</param>
    /// <param name="source">Who is asked for values that are <see cref="AttributeValue.Unread"/>.</param>
    public ContextView(Span<AttributeValue> attributes, long utcTicks, AttributeSource? source = null)
    {
        _attributes = attributes;
        _source = source;
        UtcTicks = utcTicks;
    }

    /// <summary>Looks at attributes that are all there, none of them <see cref="AttributeValue.Unread"/>.</summary>
    /// <param name="attributes">One value for each attribute of the program.</param>
    /// <param name="utcTicks">The time of the evaluation in UTC ticks of 100 nanoseconds.</param>
    public ContextView(ReadOnlySpan<AttributeValue> attributes, long utcTicks)
        // Only an unread value is ever written to.
        : this(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(attributes), attributes.Length), utcTicks)
    {
    }

    /// <summary>The time of the evaluation in UTC ticks of 100 nanoseconds.</summary>
    public long UtcTicks { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref readonly AttributeValue Get(int ordinal)
    {
        ref var value = ref _attributes[ordinal];
        if (value.IsUnread)
        {
            Read(ordinal, ref value);
        }

        return ref value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Read(int ordinal, ref AttributeValue value)
    {
        var read = _source is null ? default : _source.Read(ordinal);
        value = read.IsUnread ? default : read;
    }
}
