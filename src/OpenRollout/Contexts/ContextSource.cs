using System.Runtime.CompilerServices;
using OpenFeature.Model;
using OpenRollout.Accessors.Sdk;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout.Contexts;

/// <summary>Looks up attributes in OpenFeature contexts when an evaluation needs them. Thread-safe.</summary>
internal sealed class ContextSource(RolloutProgram program) : AttributeSource
{
    private readonly string[] _names = program.AttributeNames;

    /// <inheritdoc/>
    public override object? Read(int ordinal, in ContextLayers layers) => Lookup(_names[ordinal], in layers);

    /// <inheritdoc/>
    public override object? Find(string name, in ContextLayers layers) => Lookup(name, in layers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static object? Lookup(string name, in ContextLayers layers)
        => layers.Invocation is EvaluationContext own && own.TryGetValue(name, out var value) ? Unwrap(value)
            : TryGetValue(layers.Transaction, name, out value) || TryGetValue(GlobalOf(in layers), name, out value) ? Unwrap(value)
            : null;

    /// <summary>
    /// Returns the global context. It is read from the API at the first lookup and kept for the rest of the evaluation,
    /// regardless of what the application sets in the meantime. The layers of a snapshot already have the context itself.
    /// </summary>
    private static object? GlobalOf(in ContextLayers layers)
        => layers.Global is ApiView api ? Unsafe.AsRef(in layers).Global = api.Context : layers.Global;

    /// <summary>Looks up an attribute; an empty context, which is the usual case, is not searched because even that would hash the name.</summary>
    private static bool TryGetValue(object? layer, string name, out Value? value)
    {
        value = null;
        return layer is EvaluationContext { Count: > 0 } context && context.TryGetValue(name, out value);
    }

    /// <summary>Returns the boxed content of a value. Tests for a list last, because that takes longest.</summary>
    private static object? Unwrap(Value? value) => value?.AsObject switch
    {
        null => null,
        var content and (string or bool or double) => content,
        var content => value.AsList is { } list ? new ContextList(list) : content,
    };
}
