using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>Looks attributes up in OpenFeature's contexts when an evaluation needs them.</summary>
internal sealed class ContextSource : AttributeSource
{
    private RolloutProgram? _program;
    private ContextChain _contexts;

    public void Reset(RolloutProgram program, ContextChain contexts)
    {
        _program = program;
        _contexts = contexts;
    }

    /// <summary>Lets go of what was reset to: a thread may rest for long.</summary>
    public void Clear()
    {
        _program = null;
        _contexts = default;
    }

    public override AttributeValue Read(int ordinal)
        => _contexts.TryGetValue(_program!.Attributes[ordinal].Name, out var value) ? Convert(value) : default;

    private static AttributeValue Convert(Value? value)
    {
        if (value is null || value.IsNull)
        {
            return default;
        }

        return value switch
        {
            { IsString: true } => AttributeValue.From(value.AsString),
            { IsBoolean: true } => AttributeValue.From(value.AsBoolean),
            { IsNumber: true } => AttributeValue.From(value.AsDouble),
            { IsDateTime: true } => AttributeValue.From(value.AsDateTime.GetValueOrDefault()),
            { IsList: true } => ConvertList(value),
            _ => AttributeValue.Other,
        };
    }

    private static AttributeValue ConvertList(Value value)
    {
        var list = value.AsList!;
        var strings = new string[list.Count];
        for (var index = 0; index < strings.Length; index++)
        {
            if (list[index]?.AsString is not { } text)
            {
                return AttributeValue.Other;
            }

            strings[index] = text;
        }

        return AttributeValue.From(strings);
    }
}
