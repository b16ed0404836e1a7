using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenRollout.Evaluation.Attributes;

/// <summary>
/// What an evaluation sees of its user: the attributes in the order of <see cref="RolloutProgram.Attributes"/>, the
/// targeting key first, and the time. Reading an attribute that is there costs an array access; for one that is absent the
/// source is asked, where there is one.
/// </summary>
/// <remarks>
/// One is made for each evaluation, so its constructors fill the fields where they stand: a structure that is made and
/// then copied costs more than walking the flag.
/// </remarks>
internal readonly ref struct ContextView
{
    private readonly ReadOnlySpan<AttributeValue> _attributes;

    /// <summary>In place of attributes, the first of what others have boxed, which is half the room; each null where nobody has looked yet.</summary>
    private readonly ref object? _contents;

    private readonly AttributeSource? _source;

    /// <summary>Where the source looks.</summary>
    private readonly ref readonly ContextLayers _layers;

    /// <summary>Looks at attributes.</summary>
    /// <param name="attributes">One value for each attribute of the program; with fewer, evaluating throws an <see cref="InvalidOperationException"/> where one that is not there is needed.</param>
    /// <param name="utcTicks">The time of the evaluation in UTC ticks of 100 nanoseconds.</param>
    public ContextView(ReadOnlySpan<AttributeValue> attributes, long utcTicks)
    {
        _attributes = attributes;
        UtcTicks = utcTicks;
    }

    /// <summary>Looks at attributes; the source is told where to look for those that are absent.</summary>
    public ContextView(ReadOnlySpan<AttributeValue> attributes, long utcTicks, AttributeSource source, ref readonly ContextLayers layers)
    {
        _attributes = attributes;
        _source = source;
        _layers = ref layers;
        UtcTicks = utcTicks;
    }

    /// <summary>Looks at the contents of attributes.</summary>
    /// <param name="contents">One for each attribute of the program; those that are null are read when a condition first needs them.</param>
    /// <param name="utcTicks">The time of the evaluation in UTC ticks of 100 nanoseconds.</param>
    /// <param name="source">Who is asked; gives values that others have boxed.</param>
    /// <param name="layers">Where the source looks.</param>
    public ContextView(Span<object?> contents, long utcTicks, AttributeSource source, ref readonly ContextLayers layers)
    {
        _contents = ref MemoryMarshal.GetReference(contents);
        _source = source;
        _layers = ref layers;
        UtcTicks = utcTicks;
    }

    /// <summary>The time of the evaluation in UTC ticks of 100 nanoseconds.</summary>
    public long UtcTicks { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AttributeValue Get(int ordinal)
    {
        // A copy, of which the compiler sees that it stays as it is: one check of the bounds is enough then.
        var attributes = _attributes;
        if ((uint)ordinal >= (uint)attributes.Length)
        {
            return AttributeValue.FromBoxed(Content(ordinal) ?? AskContent(ordinal));
        }

        ref readonly var value = ref attributes[ordinal];
        return value.IsPresent ? value : Ask(ordinal);
    }

    /// <summary>Returns a string, or null where the attribute is none, for who does not compare it: what others have boxed needs no fingerprint then.</summary>
    public string? GetString(int ordinal)
        => (uint)ordinal < (uint)_attributes.Length ? Get(ordinal).AsString() : (Content(ordinal) ?? AskContent(ordinal)) as string;

    /// <summary>Where there is room at all, there is some for each attribute of the program, and instructions name no others.</summary>
    private ref object? Content(int ordinal)
    {
        if (Unsafe.IsNullRef(ref _contents))
        {
            ThrowTooFew();
        }

        return ref Unsafe.Add(ref _contents, (nint)(uint)ordinal);
    }

    [DoesNotReturn]
    private static void ThrowTooFew()
        => throw new InvalidOperationException("The view has fewer attributes than the program: give one for each of RolloutProgram.Attributes, absent ones too.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AttributeValue Ask(int ordinal)
        => _source is null ? default : AttributeValue.FromBoxed(_source.Read(ordinal, in _layers));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private object AskContent(int ordinal) => Content(ordinal) = _source!.Read(ordinal, in _layers) ?? AttributeValue.Absent;
}
