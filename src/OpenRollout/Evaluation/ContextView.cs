using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenRollout.Evaluation;

/// <summary>
/// What an evaluation sees of its user: the attributes in the order of <see cref="RolloutProgram.Attributes"/>, the
/// targeting key first, and the time. Reading an attribute costs an array access; one that is unread is asked for once.
/// </summary>
/// <remarks>
/// One is made for each evaluation, so its constructors fill the fields where they stand: a structure that is made and
/// then copied costs more than walking the flag.
/// </remarks>
public readonly ref struct ContextView
{
    private readonly Span<AttributeValue> _attributes;

    /// <summary>In place of attributes, the <see cref="AttributeValue.Content"/> of each; null where it is unread.</summary>
    private readonly object?[]? _contents;

    private readonly AttributeSource? _source;

    /// <summary>Where the source looks; where there are places, it is asked for attributes that are absent too.</summary>
    private readonly ref readonly AttributePlaces _places;

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
    {
        _attributes = Writable(attributes);
        UtcTicks = utcTicks;
    }

    /// <summary>Looks at attributes none of which is unread; for those that are absent among them the source is asked, each time.</summary>
    internal ContextView(ReadOnlySpan<AttributeValue> attributes, long utcTicks, AttributeSource source, ref readonly AttributePlaces places)
    {
        _attributes = Writable(attributes);
        _source = source;
        _places = ref places;
        UtcTicks = utcTicks;
    }

    /// <summary>Looks at the contents of attributes.</summary>
    /// <param name="contents">One for each attribute of the program; those that are null are read when they are needed.</param>
    /// <param name="utcTicks">The time of the evaluation in UTC ticks of 100 nanoseconds.</param>
    /// <param name="source">Who is asked; gives values that others have boxed.</param>
    /// <param name="places">Where the source looks.</param>
    internal ContextView(object?[] contents, long utcTicks, AttributeSource source, ref readonly AttributePlaces places)
    {
        _contents = contents;
        _source = source;
        _places = ref places;
        UtcTicks = utcTicks;
    }

    /// <summary>The time of the evaluation in UTC ticks of 100 nanoseconds.</summary>
    public long UtcTicks { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal AttributeValue Get(int ordinal)
    {
        // A copy, of which the compiler sees that it stays as it is: one check of the bounds is enough then.
        var attributes = _attributes;
        if ((uint)ordinal >= (uint)attributes.Length)
        {
            return _contents![ordinal] is { } content ? AttributeValue.FromContent(content) : AskContent(ordinal);
        }

        var value = attributes[ordinal];
        return value.IsPresent && !value.IsUnread ? value : Ask(ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AttributeValue Ask(int ordinal)
    {
        ref var value = ref _attributes[ordinal];
        return value.IsUnread ? value = Read(ordinal)
            : Unsafe.IsNullRef(in _places) ? default
            : Read(ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AttributeValue AskContent(int ordinal)
    {
        var value = Read(ordinal);
        _contents![ordinal] = value.Content;
        return value;
    }

    private AttributeValue Read(int ordinal)
    {
        var read = _source is null ? default
            : Unsafe.IsNullRef(in _places) ? _source.Read(ordinal)
            : _source.Read(ordinal, in _places);
        return read.IsUnread ? default : read;
    }

    /// <summary>Only an unread value is ever written to.</summary>
    private static Span<AttributeValue> Writable(ReadOnlySpan<AttributeValue> attributes)
        => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(attributes), attributes.Length);
}
