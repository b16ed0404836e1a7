using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout.Benchmarks;

/// <summary>A typed context, like a generated one, with as many attributes as fit into a structure.</summary>
internal struct WideContext<TAttributes> : IFlagContext<WideContext<TAttributes>>
    where TAttributes : struct
{
    private TAttributes _attributes;

    public static int Count => Unsafe.SizeOf<TAttributes>() / Unsafe.SizeOf<AttributeValue>();

    public static FlagContextLayout Layout { get; } = new(["targetingKey", .. Enumerable.Range(1, Count - 1).Select(AttributesScale.NameOf)]);

    public static WideContext<TAttributes>[] Make()
    {
        var contexts = new WideContext<TAttributes>[1];
        var attributes = MemoryMarshal.CreateSpan(ref Unsafe.As<TAttributes, AttributeValue>(ref contexts[0]._attributes), Count);
        attributes[0] = AttributeValue.From("user-1");
        for (var index = 1; index < attributes.Length; index++)
        {
            attributes[index] = AttributeValue.From("value");
        }

        return contexts;
    }

    public static ReadOnlySpan<AttributeValue> GetAttributes(in WideContext<TAttributes> context)
        => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TAttributes, AttributeValue>(ref Unsafe.AsRef(in context._attributes)), Count);

    public readonly EvaluationContext ToEvaluationContext() => AttributeContext.Build(Layout, GetAttributes(in this));
}
