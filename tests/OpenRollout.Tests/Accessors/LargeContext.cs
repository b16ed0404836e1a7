using System.Runtime.CompilerServices;
using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout.Tests.Accessors;

/// <summary>A typed context of 32 KB that records the stack depth at which its attributes are read.</summary>
internal struct LargeContext : IFlagContext<LargeContext>
{
    public const int Count = 2_000;

    [ThreadStatic]
    private static nint _deepest;

    private Attributes _attributes;

    public static FlagContextLayout Layout { get; } = new(["targetingKey", .. Enumerable.Range(1, Count - 1).Select(index => $"a{index}")]);

    public static int Size => Unsafe.SizeOf<LargeContext>();

    public static LargeContext[] Make()
    {
        // In an array, so that the test's own method has no copy on its stack.
        var contexts = new LargeContext[1];
        contexts[0]._attributes[0] = AttributeValue.From("ada");
        contexts[0]._attributes[1] = AttributeValue.From("NO");
        return contexts;
    }

    public static ReadOnlySpan<AttributeValue> GetAttributes(in LargeContext context)
    {
        NoteStack();
        return context._attributes;
    }

    public readonly EvaluationContext ToEvaluationContext()
    {
        NoteStack();
        return EvaluationContext.Builder().SetTargetingKey(_attributes[0].AsString()!).Set("a1", _attributes[1].AsString()!).Build();
    }

    /// <summary>Returns the number of stack bytes between the caller and the deepest call that read the context.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long DepthOf(Action action)
    {
        var here = StackPointer();
        _deepest = 0;
        action();
        return _deepest == 0 ? -1 : here - _deepest;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NoteStack()
    {
        var here = StackPointer();
        _deepest = _deepest == 0 ? here : Math.Min(_deepest, here);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint StackPointer()
    {
        byte local = 0;
        return Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref local);
    }

    [InlineArray(Count)]
    private struct Attributes
    {
        private AttributeValue _first;
    }
}
