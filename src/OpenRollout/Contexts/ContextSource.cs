using System.Runtime.CompilerServices;
using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout.Contexts;

/// <summary>Looks attributes up in OpenFeature's contexts when an evaluation needs them. Thread-safe.</summary>
internal sealed class ContextSource(RolloutProgram program) : AttributeSource
{
    private readonly string[] _names = program.AttributeNames;

    /// <inheritdoc/>
    public override object? Read(int ordinal, in ContextLayers layers)
    {
        var name = _names[ordinal];
        return layers.Invocation is EvaluationContext own && own.TryGetValue(name, out var value) ? Unwrap(value)
            : TryGetValue(layers.Transaction, name, out value) || TryGetValue(GlobalOf(in layers), name, out value) ? Unwrap(value)
            : null;
    }

    /// <summary>
    /// A view of an API stands for its context until that is looked for. From then on the evaluation keeps
    /// to it, whatever the application sets meanwhile. Places that outlive an evaluation have no view.
    /// </summary>
    private static object? GlobalOf(in ContextLayers layers)
        => layers.Global is ApiView api ? Unsafe.AsRef(in layers).Global = api.Context : layers.Global;

    /// <summary>Mostly there is nothing, and even then the name would be hashed.</summary>
    private static bool TryGetValue(object? place, string name, out Value? value)
    {
        value = null;
        return place is EvaluationContext { Count: > 0 } context && context.TryGetValue(name, out value);
    }

    /// <summary>Whether it is a list is asked last, as that takes longest.</summary>
    private static object? Unwrap(Value? value) => value?.AsObject switch
    {
        null => null,
        var content and (string or bool or double) => content,
        var content => value.AsList is { } list ? new ContextList(list) : content,
    };
}
