using System.Runtime.CompilerServices;
using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>Looks attributes up in OpenFeature's contexts when an evaluation needs them. Thread-safe.</summary>
internal sealed class ContextSource(RolloutProgram program) : AttributeSource
{
    private readonly string[] _names = program.AttributeNames;

    /// <inheritdoc/>
    public override AttributeValue Read(int ordinal) => default;

    /// <inheritdoc/>
    internal override object? Read(int ordinal, in AttributePlaces places)
    {
        var name = _names[ordinal];
        return places.Own is EvaluationContext own && own.TryGetValue(name, out var value) ? Unwrap(value)
            : TryGetValue(places.Transaction, name, out value) || TryGetValue(GlobalOf(in places), name, out value) ? Unwrap(value)
            : null;
    }

    /// <summary>
    /// A view of an API stands for its context until that is looked for. From then on the evaluation keeps
    /// to it, whatever the application sets meanwhile. Places that outlive an evaluation have no view.
    /// </summary>
    private static object? GlobalOf(in AttributePlaces places)
        => places.Global is ApiView api ? Unsafe.AsRef(in places).Global = api.Context : places.Global;

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
