using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenRollout.Evaluation.Attributes;

/// <summary>
/// The user and the time that an evaluation sees: attributes in the order of <see cref="RolloutProgram.Attributes"/>, the
/// targeting key first. Reading a present attribute is an array access; an absent one is looked up in the source, if the
/// view has one.
/// </summary>
/// <remarks>
/// Each evaluation creates a view, so the constructors do not call each other: a structure that is created and then copied
/// costs more than the evaluation of a flag.
/// </remarks>
internal readonly ref struct ContextView
{
    private readonly ReadOnlySpan<AttributeValue> _attributes;

    /// <summary>The first of the boxed values that a view has in place of attributes; they take half the memory. Null until an attribute is looked up.</summary>
    private readonly ref object? _contents;

    private readonly AttributeSource? _source;

    private readonly ref readonly ContextLayers _layers;

    /// <summary>Initializes a view of attributes.</summary>
    /// <param name="attributes">One value for each attribute of the program. With fewer, evaluating throws an <see cref="InvalidOperationException"/> when it needs a missing one.</param>
    /// <param name="utcTicks">The time of the evaluation in UTC ticks of 100 nanoseconds.</param>
    public ContextView(ReadOnlySpan<AttributeValue> attributes, long utcTicks)
    {
        _attributes = attributes;
        UtcTicks = utcTicks;
    }

    /// <summary>Initializes a view of attributes; absent ones are looked up in the source at each read.</summary>
    public ContextView(ReadOnlySpan<AttributeValue> attributes, long utcTicks, AttributeSource source, ref readonly ContextLayers layers)
    {
        _attributes = attributes;
        _source = source;
        _layers = ref layers;
        UtcTicks = utcTicks;
    }

    /// <summary>Initializes a view of boxed values.</summary>
    /// <param name="contents">One element for each attribute of the program; a null element is filled from the source when a condition first needs it.</param>
    /// <param name="utcTicks">The time of the evaluation in UTC ticks of 100 nanoseconds.</param>
    /// <param name="source">Looks up attributes.</param>
    /// <param name="layers">The contexts in which the source looks.</param>
    public ContextView(Span<object?> contents, long utcTicks, AttributeSource source, ref readonly ContextLayers layers)
    {
        _contents = ref MemoryMarshal.GetReference(contents);
        _source = source;
        _layers = ref layers;
        UtcTicks = utcTicks;
    }

    /// <summary>Gets the time of the evaluation in UTC ticks of 100 nanoseconds.</summary>
    public long UtcTicks { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AttributeValue Get(int ordinal)
    {
        // In a local, which the compiler knows to be unchanged, so that one bounds check is enough.
        var attributes = _attributes;
        if ((uint)ordinal >= (uint)attributes.Length)
        {
            return AttributeValue.FromBoxed(Content(ordinal) ?? ReadContent(ordinal));
        }

        ref readonly var value = ref attributes[ordinal];
        return value.IsPresent ? value : ReadAbsent(ordinal);
    }

    /// <summary>Returns a string without its fingerprint, or null when the attribute is not a string. For callers that do not compare it.</summary>
    public string? GetString(int ordinal)
        => (uint)ordinal < (uint)_attributes.Length ? Get(ordinal).AsString() : (Content(ordinal) ?? ReadContent(ordinal)) as string;

    /// <summary>Returns the value of an attribute that the manifest need not declare; null when it is not in the contexts or the view has none.</summary>
    public object? FindUndeclared(string name) => _source?.Find(name, in _layers);

    /// <summary>Reads without a bounds check: a view of boxed values has an element for each attribute of the program, and instructions name no other attributes.</summary>
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
        => throw new InvalidOperationException("The view has fewer attributes than the program: pass one value for each of RolloutProgram.Attributes, including absent ones.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AttributeValue ReadAbsent(int ordinal)
        => _source is null ? default : AttributeValue.FromBoxed(_source.Read(ordinal, in _layers));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private object ReadContent(int ordinal) => Content(ordinal) = _source!.Read(ordinal, in _layers) ?? AttributeValue.Absent;
}
